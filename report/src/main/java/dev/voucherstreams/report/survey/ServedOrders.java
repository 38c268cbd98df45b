package dev.voucherstreams.report.survey;

import dev.voucherstreams.events.OrderEvent;
import dev.voucherstreams.history.Column;
import dev.voucherstreams.segments.Days;
import dev.voucherstreams.segments.SegmentType;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The orders of the countries served: those that would count, and those that lack something.
 *
 * @param measures one survey for each segment type, in the order of the rules
 * @param days the days of the orders' timestamps, counted from 1970 (UTC)
 * @param amounts the voucher amounts of all these orders
 * @param countingAmounts the voucher amounts of those that would count
 * @param lacking what orders lack that would not count
 */
public record ServedOrders(
    List<MeasureSurvey> measures,
    Histogram days,
    CappedTally amounts,
    CappedTally countingAmounts,
    Frequencies<Set<Column>> lacking) {

  private static final Map<Column, Function<OrderEvent, @Nullable Object>> NEEDED =
      Map.of(
          Column.TIMESTAMP, OrderEvent::getTimestamp,
          Column.LAST_ORDER_TS, OrderEvent::getLastOrderTs,
          Column.FIRST_ORDER_TS, OrderEvent::getFirstOrderTs,
          Column.TOTAL_ORDERS, OrderEvent::getTotalOrders,
          Column.VOUCHER_AMOUNT, OrderEvent::getVoucherAmount);

  ServedOrders(List<SegmentType> types) {
    this(
        types.stream().map(MeasureSurvey::new).toList(),
        new Histogram(),
        new CappedTally(),
        new CappedTally(),
        new Frequencies<>());
  }

  void add(OrderEvent order, boolean counts) {
    for (MeasureSurvey measure : measures) {
      measure.add(order, counts);
    }
    Instant time = order.getTimestamp();
    if (time != null) {
      days.add(Days.between(Instant.EPOCH, time), counts);
    }
    Long amount = order.getVoucherAmount();
    if (amount != null) {
      amounts.add(amount);
      if (counts) {
        countingAmounts.add(amount);
      }
    }
    if (!counts) {
      lacking.add(lackingIn(order), order.getRow());
    }
  }

  private static Set<Column> lackingIn(OrderEvent order) {
    Set<Column> lacking = EnumSet.noneOf(Column.class);
    NEEDED.forEach(
        (column, value) -> {
          if (value.apply(order) == null) {
            lacking.add(column);
          }
        });
    return lacking;
  }
}
