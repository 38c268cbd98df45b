package dev.voucherstreams.report.survey;

import dev.voucherstreams.events.OrderEvent;
import java.time.Instant;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Something that a row which can be read says, and that can hardly be meant. */
public enum Oddity {
  TIMESTAMP_BEFORE_LAST_ORDER(
      "A timestamp before last_order_ts",
      "The days since the last order are negative, which no segment holds.",
      (order, now) -> isBefore(order.getTimestamp(), order.getLastOrderTs())),
  LAST_ORDER_BEFORE_FIRST_ORDER(
      "A last_order_ts before first_order_ts",
      Oddity.NOT_CHECKED,
      (order, now) -> isBefore(order.getLastOrderTs(), order.getFirstOrderTs())),
  TIME_AFTER_NOW(
      "A time in the future",
      Oddity.NOT_CHECKED,
      (order, now) ->
          isBefore(now, order.getTimestamp())
              || isBefore(now, order.getLastOrderTs())
              || isBefore(now, order.getFirstOrderTs())),
  TIME_BEFORE_2000(
      "A time before the year 2000",
      Oddity.NOT_CHECKED + " Such a time often stands for one that is not known.",
      (order, now) ->
          isBefore2000(order.getTimestamp())
              || isBefore2000(order.getLastOrderTs())
              || isBefore2000(order.getFirstOrderTs())),
  NO_ORDERS(
      "0 orders in total, in a history of orders",
      Oddity.NOT_CHECKED + " Does the column leave out the order itself, or is it not known?",
      (order, now) -> isNumber(order.getTotalOrders(), 0)),
  NEGATIVE_ORDERS(
      "Fewer than 0 orders in total",
      "No segment holds a negative number.",
      (order, now) -> order.getTotalOrders() != null && order.getTotalOrders() < 0),
  ONE_ORDER_ON_TWO_DATES(
      "1 order in total, but first and last order at different times",
      Oddity.NOT_CHECKED,
      (order, now) ->
          isNumber(order.getTotalOrders(), 1)
              && isBefore(order.getFirstOrderTs(), order.getLastOrderTs())),
  AMOUNT_OF_NOTHING(
      "A voucher_amount of 0",
      Oddity.NOT_CHECKED + " But a winner of 0 is also the answer for no voucher.",
      (order, now) -> isNumber(order.getVoucherAmount(), 0));

  private static final String NOT_CHECKED = "It is not checked: such rows count like any others.";
  private static final Instant YEAR_2000 = Instant.parse("2000-01-01T00:00:00Z");

  private final String what;
  private final String so;

  @SuppressWarnings("ImmutableEnumChecker") // Lambdas that hold nothing.
  private final BiPredicate<OrderEvent, Instant> condition;

  Oddity(String what, String so, BiPredicate<OrderEvent, Instant> condition) {
    this.what = what;
    this.so = so;
    this.condition = condition;
  }

  /** A phrase for it. */
  public String what() {
    return what;
  }

  /** What it leads to. */
  public String so() {
    return so;
  }

  boolean isIn(OrderEvent order, Instant now) {
    return condition.test(order, now);
  }

  private static boolean isBefore(@Nullable Instant one, @Nullable Instant other) {
    return one != null && other != null && one.isBefore(other);
  }

  private static boolean isBefore2000(@Nullable Instant time) {
    return isBefore(time, YEAR_2000);
  }

  private static boolean isNumber(@Nullable Long number, long expected) {
    return number != null && number == expected;
  }
}
