package dev.voucherstreams.report.words;

import dev.voucherstreams.segments.Measure;
import dev.voucherstreams.segments.Segment;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Spells numbers and times, the same in every locale. */
public final class Words {

  private static final int TIME_LENGTH = "2020-04-05T15:07:46".length();

  private static final double LITTLE = 0.1;

  private Words() {}

  /** {@code 10,655}. */
  public static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number).replace('-', '−');
  }

  /** {@code 1 row}, {@code 10,655 rows}. */
  public static String count(long count, String what) {
    return number(count) + " " + (count == 1 ? what : what + "s");
  }

  /** {@code 79.0 %}, or {@code < 0.1 %} for what is little. Nothing of nothing is 0 %. */
  public static String share(long part, long whole) {
    if (part == 0 || part == whole) {
      return part == 0 ? "0 %" : "100 %";
    }
    double percent = 100.0 * part / whole;
    if (percent < LITTLE || percent > 100 - LITTLE) {
      return percent < LITTLE ? "< 0.1 %" : "> 99.9 %";
    }
    return String.format(Locale.ROOT, "%.1f %%", percent);
  }

  /** {@code 2020-04-05}: a day since 1970. */
  public static String day(long epochDay) {
    return LocalDate.ofEpochDay(epochDay).toString();
  }

  /** {@code 2020-04-05}: the day of a time, in UTC. */
  public static String day(Instant time) {
    return LocalDate.ofInstant(time, ZoneOffset.UTC).toString();
  }

  /** {@code 2020-04-05 15:07:46}, in UTC and without fraction. */
  public static String time(Instant time) {
    String text = time.toString();
    boolean usual = text.length() > TIME_LENGTH && Character.isDigit(text.charAt(0));
    return usual ? text.substring(0, TIME_LENGTH).replace('T', ' ') : text;
  }

  /** {@code a}, {@code a and b}, {@code a, b and c}. */
  public static String list(List<String> parts) {
    if (parts.size() < 2) {
      return String.join("", parts);
    }
    int last = parts.size() - 1;
    return String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
  }

  /** {@code below 0}, {@code 5 to 12}, {@code 38 and more}: the numbers in [from, until). */
  public static String range(long from, long until) {
    if (from == Long.MIN_VALUE) {
      return "below " + number(until);
    }
    if (until == Segment.OPEN_END) {
      return number(from) + " and more";
    }
    return until - from == 1 ? number(from) : number(from) + " to " + number(until - 1);
  }

  /** {@code total_orders}, {@code days since the last order}. */
  public static String measure(Measure measure) {
    return switch (measure) {
      case TOTAL_ORDERS -> "total_orders";
      case DAYS_SINCE_LAST_ORDER -> "days since the last order";
    };
  }

  /** {@code row 4}, {@code rows 4, 17, 31}. */
  public static String rows(List<Long> numbers) {
    return numbers.stream()
        .map(String::valueOf)
        .collect(Collectors.joining(", ", numbers.size() == 1 ? "row " : "rows ", ""));
  }
}
