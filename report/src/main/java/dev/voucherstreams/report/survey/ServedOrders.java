package dev.voucherstreams.report.survey;

import dev.voucherstreams.events.OrderEvent;
import dev.voucherstreams.history.Column;
import dev.voucherstreams.segments.SegmentType;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The orders of the countries served: those that would count, and those that lack something. */
public final class ServedOrders {

  private static final long SECONDS_PER_DAY = 86_400;

  private static final Map<Column, Function<OrderEvent, @Nullable Object>> NEEDED =
      Map.of(
          Column.TIMESTAMP, OrderEvent::getTimestamp,
          Column.LAST_ORDER_TS, OrderEvent::getLastOrderTs,
          Column.FIRST_ORDER_TS, OrderEvent::getFirstOrderTs,
          Column.TOTAL_ORDERS, OrderEvent::getTotalOrders,
          Column.VOUCHER_AMOUNT, OrderEvent::getVoucherAmount);

  private final List<MeasureSurvey> measures;
  private final Histogram days = new Histogram();
  private final CappedTally amounts = new CappedTally();
  private final CappedTally countingAmounts = new CappedTally();
  private final Sightings incomplete = new Sightings();
  private final Frequencies<Set<Column>> lacking = new Frequencies<>();

  ServedOrders(List<SegmentType> types) {
    this.measures = types.stream().map(MeasureSurvey::new).toList();
  }

  void add(OrderEvent order, boolean counts) {
    for (MeasureSurvey measure : measures) {
      measure.add(order, counts);
    }
    Instant time = order.getTimestamp();
    if (time != null) {
      days.add(Math.floorDiv(time.getEpochSecond(), SECONDS_PER_DAY), counts);
    }
    Long amount = order.getVoucherAmount();
    if (amount != null) {
      amounts.add(amount);
      if (counts) {
        countingAmounts.add(amount);
      }
    }
    if (!counts) {
      incomplete.add(order.getRow());
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

  /** One survey for each segment type, in the order of the rules. */
  public List<MeasureSurvey> measures() {
    return measures;
  }

  /** The days of the orders' timestamps, counted from 1970 (UTC). */
  public Histogram days() {
    return days;
  }

  /** The voucher amounts of all these orders. */
  public CappedTally amounts() {
    return amounts;
  }

  /** The voucher amounts of those that would count. */
  public CappedTally countingAmounts() {
    return countingAmounts;
  }

  /** The orders that lack something. */
  public Sightings incomplete() {
    return incomplete;
  }

  /** What they lack. */
  public Frequencies<Set<Column>> lacking() {
    return lacking;
  }
}
