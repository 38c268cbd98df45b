package dev.voucherstreams.bench.orders;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How orders are spread over segments and countries. */
public enum Shape {
  /** Over all segments of the only country. */
  EVEN,
  /** All in one segment of each type. */
  ONE_SEGMENT,
  /** Over all segments of one country, beside 49 that are counted, too, and have none. */
  ONE_COUNTRY;

  static final String COUNTRY = "Peru";

  private static final int OTHERS = 49;

  /** The countries that are counted. */
  public List<String> countries() {
    return this == ONE_COUNTRY
        ? Stream.concat(
                Stream.of(COUNTRY),
                IntStream.rangeClosed(1, OTHERS).mapToObj("Country %d"::formatted))
            .toList()
        : List.of(COUNTRY);
  }

  /** As a benchmark prints it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
