package dev.voucherstreams.report.survey;

import dev.voucherstreams.events.OrderEvent;
import dev.voucherstreams.segments.Days;
import dev.voucherstreams.segments.SegmentType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How the orders of the countries served are spread over what a segment type goes by.
 *
 * @param bands in ascending order, those without rows too
 */
public record MeasureSurvey(SegmentType type, List<Band> bands, Histogram histogram) {

  MeasureSurvey(SegmentType type) {
    this(type, new ArrayList<>(Band.of(type)), new Histogram());
  }

  /* Not by Measure.of: the order may lack what other measures need. */
  void add(OrderEvent order, boolean counts) {
    Long orders = order.getTotalOrders();
    Instant last = order.getLastOrderTs();
    Instant now = order.getTimestamp();
    switch (type.measure()) {
      case TOTAL_ORDERS -> {
        if (orders != null) {
          add(orders, counts);
        }
      }
      case DAYS_SINCE_LAST_ORDER -> {
        if (last != null && now != null) {
          add(Days.between(last, now), counts);
        }
      }
    }
  }

  private void add(long value, boolean counts) {
    histogram.add(value, counts);
    int band = 0;
    while (!bands.get(band).holds(value)) {
      band++;
    }
    bands.set(band, bands.get(band).plusRow(counts));
  }
}
