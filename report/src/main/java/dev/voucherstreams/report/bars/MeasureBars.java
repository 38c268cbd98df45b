package dev.voucherstreams.report.bars;

import dev.voucherstreams.report.bars.Bars.Bar;
import dev.voucherstreams.report.survey.Histogram;
import dev.voucherstreams.report.survey.MeasureSurvey;
import dev.voucherstreams.report.words.Words;
import dev.voucherstreams.segments.Segment;
import dev.voucherstreams.segments.SegmentType;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Orders by a segment type's measure from 0 up to where 99 of 100 orders are, each bar with its
 * segments. They always reach the last limit of a segment, and go on for a few times as long at
 * most; what is below or above shares a bar.
 */
public final class MeasureBars {

  private static final int MOST_BARS = 130;
  private static final int MOST_TIMES_THE_LAST_LIMIT = 10;
  private static final double MOST_ORDERS = 0.99;

  /* No scale could have it together with anything else. */
  private static final long FARTHEST_LIMIT = 1L << 50;

  private final SegmentType type;
  private final Histogram histogram;
  private final long width;
  private final long end;

  private MeasureBars(MeasureSurvey survey) {
    this.type = survey.type();
    this.histogram = survey.histogram();
    long wanted = wantedEnd(lastLimit(type.segments()));
    this.width = roundStep(wanted, MOST_BARS);
    this.end = roundUp(wanted, width);
  }

  /** The bars of a measure that at least one order has. */
  public static Bars of(MeasureSurvey survey) {
    return new MeasureBars(survey).bars();
  }

  private static long lastLimit(List<Segment> segments) {
    return segments.stream()
        .flatMapToLong(segment -> LongStream.of(segment.from(), segment.until()))
        .filter(limit -> limit < FARTHEST_LIMIT)
        .max()
        .orElse(0);
  }

  private long wantedEnd(long lastLimit) {
    long least = lastLimit + lastLimit / 4 + 1;
    long mostOrders = histogram.quantile(MOST_ORDERS) + 1;
    return Math.min(Math.max(least, mostOrders), least * MOST_TIMES_THE_LAST_LIMIT);
  }

  private Bars bars() {
    String measure = Words.measure(type.measure());
    List<Bar> bars =
        Bars.of(histogram, number -> Math.floorDiv(number, width), 0, end / width - 1, this::bar);
    String summary =
        "Half of the orders are at %s or below; the lowest is at %s, the highest at %s.%s"
            .formatted(
                Words.number(histogram.quantile(0.5)),
                Words.number(histogram.quantile(0)),
                Words.number(histogram.quantile(1)),
                Bars.roundingNote(histogram));
    return new Bars("Orders by " + measure, summary, measure, bars);
  }

  private Bar bar(long step) {
    long from = step < 0 ? Long.MIN_VALUE : step * width;
    long until = step < 0 ? 0 : from == end ? Segment.OPEN_END : from + width;
    List<String> segments =
        type.segments().stream()
            .filter(segment -> segment.from() < until && from < segment.until())
            .map(Segment::label)
            .toList();
    return new Bar(Words.range(from, until), segments, 0, 0, false);
  }

  /* The smallest of 1, 2 and 5 and noughts that goes into the length at most so many times. */
  static long roundStep(long length, int mostSteps) {
    for (long power = 1; power <= Long.MAX_VALUE / 100; power *= 10) {
      for (long step : new long[] {power, 2 * power, 5 * power}) {
        if (ceilDiv(length, step) <= mostSteps) {
          return step;
        }
      }
    }
    return ceilDiv(length, mostSteps);
  }

  /* The first multiple of the step that is not below the number. */
  static long roundUp(long number, long step) {
    return ceilDiv(number, step) * step;
  }

  private static long ceilDiv(long number, long divisor) {
    return -Math.floorDiv(-number, divisor);
  }
}
