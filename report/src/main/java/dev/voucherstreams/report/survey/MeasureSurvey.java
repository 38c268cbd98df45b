package dev.voucherstreams.report.survey;

import dev.voucherstreams.events.OrderEvent;
import dev.voucherstreams.segments.Days;
import dev.voucherstreams.segments.Measure;
import dev.voucherstreams.segments.SegmentType;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** How the orders of the countries served are spread over what a segment type goes by. */
public final class MeasureSurvey {

  private final SegmentType type;
  private final List<Band> bands;
  private final long[] rows;
  private final long[] counting;
  private final Histogram histogram = new Histogram();

  /**
   * How many rows a band has.
   *
   * @param rows with a value in the band, complete or not
   * @param counting how many of them are complete
   */
  public record BandRows(Band band, long rows, long counting) {}

  MeasureSurvey(SegmentType type) {
    this.type = type;
    this.bands = Band.of(type);
    this.rows = new long[bands.size()];
    this.counting = new long[bands.size()];
  }

  void add(OrderEvent order, boolean counts) {
    OptionalLong value = value(type.measure(), order);
    if (value.isEmpty()) {
      return;
    }
    histogram.add(value.getAsLong(), counts);
    int band = bandOf(value.getAsLong());
    rows[band]++;
    if (counts) {
      counting[band]++;
    }
  }

  private int bandOf(long value) {
    int band = 0;
    while (!bands.get(band).holds(value)) {
      band++;
    }
    return band;
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

  public SegmentType type() {
    return type;
  }

  public Histogram histogram() {
    return histogram;
  }

  /** The bands in ascending order, those without rows too. */
  public List<BandRows> bands() {
    return IntStream.range(0, bands.size())
        .mapToObj(i -> new BandRows(bands.get(i), rows[i], counting[i]))
        .toList();
  }
}
