package dev.voucherstreams.history.generate;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Makes orders whose shape follows the real sample: its amounts and countries, its holes, its
 * customers without orders, its orders that lie before the last one. Other than the sample they
 * fall in every segment, the winners differ, and now and then a row can't be read.
 *
 * <p>The same seed gives the same orders, whatever the day, and a longer history begins with the
 * shorter one. So the weights below must not change lightly.
 */
public final class SyntheticOrders {

  /** The rows among which so many are bad. */
  public static final int STRETCH = 10_000;

  private static final Instant FIRST_LAST_ORDER = Instant.parse("2019-11-01T00:00:00Z");
  private static final int LAST_ORDER_DAYS = 180;
  private static final int FIRST_ORDER_DAYS = 5 * 365;
  private static final int MICROS_PER_SECOND = 1_000_000;
  private static final int SECONDS_PER_DAY = 86_400;
  private static final int CUSTOMERS = 200_000;
  private static final int LONG_AWAY_DAYS = 120;

  private static final DateTimeFormatter WITH_FRACTION = format("uuuu-MM-dd HH:mm:ss.SSSSSSxxx");
  private static final DateTimeFormatter WITHOUT_FRACTION = format("uuuu-MM-dd HH:mm:ssxxx");

  private static final Weighted<String> COUNTRIES =
      Weighted.of(96, "Peru").or(2, "Chile").or(1, "Colombia").or(1, "Ecuador");

  private static final Weighted<Span> DAYS_SINCE_LAST_ORDER =
      Weighted.of(8, new Span(-1_160, -1_060))
          .or(2, new Span(0, 29))
          .or(33, new Span(30, 59))
          .or(13, new Span(60, 89))
          .or(30, new Span(90, 119))
          .or(9, new Span(120, 179))
          .or(5, new Span(180, 400));

  private static final Weighted<Span> TOTAL_ORDERS =
      Weighted.of(11, new Span(0, 0))
          .or(15, new Span(1, 4))
          .or(9, new Span(5, 12))
          .or(29, new Span(13, 37))
          .or(36, new Span(38, 200));

  private static final Weighted<Double> AMOUNTS =
      Weighted.of(4, 1_760.0).or(50, 2_640.0).or(24, 3_520.0).or(22, 4_400.0);

  private static final Weighted<Double> AMOUNTS_OF_THE_LONG_AWAY =
      Weighted.of(14, 2_640.0).or(30, 3_520.0).or(50, 4_400.0).or(6, 5_280.0);

  private static final Weighted<Boolean> ORDERS_KNOWN = Weighted.of(92, true).or(8, false);
  private static final Weighted<Boolean> AMOUNT_KNOWN = Weighted.of(86, true).or(14, false);

  /* Not just any RandomGenerator: the numbers that Random gives are part of its specification. */
  private final Random random;
  private final int badRows;
  private long row;

  /** Whole numbers from the first to the last. */
  private record Span(int from, int to) {
    int pick(RandomGenerator random) {
      return from + random.nextInt(to - from + 1);
    }
  }

  /**
   * @param badRows so many rows in every {@link #STRETCH} can't be read
   */
  public SyntheticOrders(long seed, int badRows) {
    this.random = new Random(seed);
    this.badRows = badRows;
  }

  /** Returns the next order. */
  public SyntheticOrder next() {
    Instant lastOrder = FIRST_LAST_ORDER.plus(random.nextInt(LAST_ORDER_DAYS), ChronoUnit.DAYS);
    int daysAway = DAYS_SINCE_LAST_ORDER.pick(random).pick(random);
    SyntheticOrder order =
        new SyntheticOrder(
            1L + random.nextInt(CUSTOMERS),
            COUNTRIES.pick(random),
            WITH_FRACTION.format(lastOrder.plus(daysAway, ChronoUnit.DAYS).plus(timeOfDay())),
            WITHOUT_FRACTION.format(lastOrder),
            lastOrder.minus(random.nextInt(FIRST_ORDER_DAYS), ChronoUnit.DAYS),
            totalOrders(),
            amount(daysAway));
    return spoil(order);
  }

  private Duration timeOfDay() {
    return Duration.ofSeconds(
        random.nextInt(SECONDS_PER_DAY), random.nextInt(MICROS_PER_SECOND) * 1_000L);
  }

  private String totalOrders() {
    int orders = TOTAL_ORDERS.pick(random).pick(random);
    return ORDERS_KNOWN.pick(random) ? orders + ".0" : "";
  }

  private @Nullable Double amount(int daysAway) {
    Weighted<Double> amounts = daysAway >= LONG_AWAY_DAYS ? AMOUNTS_OF_THE_LONG_AWAY : AMOUNTS;
    Double amount = amounts.pick(random);
    return AMOUNT_KNOWN.pick(random) ? amount : null;
  }

  /* The bad rows are spread evenly, by turns with a time and with an amount that can't be read. */
  private SyntheticOrder spoil(SyntheticOrder order) {
    long badRowsBefore = (row * badRows + STRETCH / 2) / STRETCH;
    row++;
    long badRowsSoFar = (row * badRows + STRETCH / 2) / STRETCH;
    if (badRowsSoFar == badRowsBefore) {
      return order;
    }
    boolean badTime = badRowsBefore % 2 == 0;
    return new SyntheticOrder(
        order.customerId(),
        order.countryCode(),
        badTime ? "0000-00-00 00:00:00" : order.timestamp(),
        order.lastOrderTs(),
        order.firstOrderTs(),
        order.totalOrders(),
        badTime ? order.voucherAmount() : Double.valueOf(2_640.5));
  }

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
  }
}
