package dev.voucherstreams.report.survey;

import dev.voucherstreams.events.OrderEvent;
import dev.voucherstreams.segments.Days;
import dev.voucherstreams.segments.Measure;
import dev.voucherstreams.segments.SegmentType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * How the orders of the countries served are spread over what a segment type goes by.
 *
 * @param bands in ascending order, those without rows too
 */
public record MeasureSurvey(SegmentType type, List<Band> bands, Histogram histogram) {

  MeasureSurvey(SegmentType type) {
    this(type, new ArrayList<>(Band.of(type)), new Histogram());
  }

  void add(OrderEvent order, boolean counts) {
    value(type.measure(), order).ifPresent(value -> add(value, counts));
  }

  private void add(long value, boolean counts) {
    histogram.add(value, counts);
    int band = 0;
    while (!bands.get(band).holds(value)) {
      band++;
    }
    bands.set(band, bands.get(band).plusRow(counts));
  }

  /* Like Measure.of, for an order that may lack what the other measures need. */
  private static OptionalLong value(Measure measure, OrderEvent order) {
    return switch (measure) {
      case TOTAL_ORDERS -> {
        Long orders = order.getTotalOrders();
        yield orders == null ? OptionalLong.empty() : OptionalLong.of(orders);
      }
      case DAYS_SINCE_LAST_ORDER -> {
        Instant last = order.getLastOrderTs();
        Instant now = order.getTimestamp();
        yield last == null || now == null
            ? OptionalLong.empty()
            : OptionalLong.of(Days.between(last, now));
      }
    };
  }
}
