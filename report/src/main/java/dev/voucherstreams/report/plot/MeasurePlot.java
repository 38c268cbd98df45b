package dev.voucherstreams.report.plot;

import dev.voucherstreams.report.plot.BarPlot.Region;
import dev.voucherstreams.report.plot.BarPlot.Tick;
import dev.voucherstreams.report.survey.Histogram;
import dev.voucherstreams.report.survey.MeasureSurvey;
import dev.voucherstreams.report.words.Words;
import dev.voucherstreams.segments.Segment;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The plot of a segment type's measure from 0 up to where 99 of 100 orders are, with its segments.
 * The axis always shows the last limit of a segment, and goes on for a few times as long at most.
 */
public final class MeasurePlot {

  private static final int MOST_BARS = 130;
  private static final int MOST_TICKS = 6;
  private static final int MOST_TIMES_THE_LAST_LIMIT = 10;
  private static final double MOST_ORDERS = 0.99;

  /* No plot could show it together with anything else. */
  private static final long FARTHEST_LIMIT = 1L << 50;

  private final MeasureSurvey survey;
  private final Histogram histogram;
  private final long width;
  private final long end;
  private final Slots slots;

  private MeasurePlot(MeasureSurvey survey) {
    this.survey = survey;
    this.histogram = survey.histogram();
    long wanted = wantedEnd(lastLimit(survey.type().segments()));
    this.width = Nice.step(wanted, MOST_BARS);
    this.end = Nice.roundUp(wanted, width);
    this.slots = filledSlots();
  }

  /**
   * Draws up the plot of a measure that at least one order has.
   *
   * @param id the plot's own
   */
  public static BarPlot of(MeasureSurvey survey, String id) {
    return new MeasurePlot(survey).plot(id);
  }

  private BarPlot plot(String id) {
    String measure = Words.measure(survey.type().measure());
    return new BarPlot(
        id,
        "Orders by " + measure,
        "Bars by %s from 0 to %s, with the limits of the segments of %s. %s%s"
            .formatted(
                measure,
                Words.number(end),
                survey.type().name(),
                medianAndEnds(),
                BarPlot.roundingNote(histogram)),
        measure,
        slots.total(),
        slots.filled(),
        ticks(),
        regions());
  }

  private String medianAndEnds() {
    return "Half of the orders are at %s or below; the lowest is at %s, the highest at %s."
        .formatted(
            Words.number(histogram.quantile(0.5)), Words.number(lowest()), Words.number(highest()));
  }

  private long lowest() {
    return histogram.quantile(0);
  }

  private long highest() {
    return histogram.quantile(1);
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

  private Slots filledSlots() {
    Slots filled =
        new Slots(
            labels(),
            lowest() < 0 ? "below 0" : "",
            highest() >= end ? Words.number(end) + " and more" : "");
    for (Histogram.Bin bin : histogram.bins()) {
      filled.add(Math.floorDiv(bin.first(), width), bin.rows(), bin.counting());
    }
    return filled;
  }

  private List<String> labels() {
    return LongStream.range(0, end / width).mapToObj(slot -> label(slot * width)).toList();
  }

  private String label(long from) {
    return width == 1
        ? Words.number(from)
        : Words.number(from) + " to " + Words.number(from + width - 1);
  }

  private List<Tick> ticks() {
    long step = Math.max(width, Nice.step(end, MOST_TICKS));
    return LongStream.rangeClosed(0, end / step)
        .map(index -> index * step)
        .mapToObj(value -> new Tick(at(value), Words.number(value)))
        .toList();
  }

  private List<Region> regions() {
    return survey.type().segments().stream()
        .filter(segment -> segment.from() < end)
        .map(
            segment ->
                new Region(at(segment.from()), at(Math.min(segment.until(), end)), segment.label()))
        .toList();
  }

  private double at(long value) {
    return slots.at((double) value / width);
  }
}
