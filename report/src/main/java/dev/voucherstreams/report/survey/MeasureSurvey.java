package dev.voucherstreams.report.survey;

import dev.voucherstreams.events.OrderEvent;
import dev.voucherstreams.segments.Days;
import dev.voucherstreams.segments.Segment;
import dev.voucherstreams.segments.SegmentType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * How the orders of the countries served are spread over what a segment type goes by.
 *
 * @param bands in ascending order, those without rows too
 */
public record MeasureSurvey(SegmentType type, List<Band> bands, Histogram histogram) {

  /**
   * A stretch of the values of a measure, one of its segments or a gap that belongs to none, with
   * its rows.
   *
   * @param from the first value
   * @param until the first value that no longer belongs to it; {@link Segment#OPEN_END} for no end
   * @param rows how many rows have a value in it, complete or not
   * @param counting how many of them are complete
   */
  public record Band(long from, long until, Optional<Segment> segment, long rows, long counting) {

    /**
     * Returns the bands of a type in ascending order, without rows. Every number is in exactly one
     * of them.
     */
    static List<Band> of(SegmentType type) {
      long[] limits =
          LongStream.concat(
                  LongStream.of(Long.MIN_VALUE, 0, Segment.OPEN_END),
                  type.segments().stream()
                      .flatMapToLong(segment -> LongStream.of(segment.from(), segment.until())))
              .distinct()
              .sorted()
              .toArray();
      return IntStream.range(1, limits.length)
          .mapToObj(i -> new Band(limits[i - 1], limits[i], type.segmentOf(limits[i - 1]), 0, 0))
          .toList();
    }

    boolean holds(long value) {
      return value >= from && (value < until || until == Segment.OPEN_END);
    }

    Band plusRow(boolean counts) {
      return new Band(from, until, segment, rows + 1, counts ? counting + 1 : counting);
    }
  }

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
    bands.replaceAll(band -> band.holds(value) ? band.plusRow(counts) : band);
  }
}
