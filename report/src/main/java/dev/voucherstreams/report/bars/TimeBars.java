package dev.voucherstreams.report.bars;

import dev.voucherstreams.report.bars.Bars.Bar;
import dev.voucherstreams.report.survey.Histogram;
import dev.voucherstreams.report.words.Words;
import java.util.List;

/**
 * Orders over time, by day, week, month or year, whichever fits. A few orders from a wholly
 * different time, a slip mostly, don't stretch it: they share a bar at its end.
 */
public final class TimeBars {

  private static final int MOST_BARS = 200;
  private static final double FEW = 0.005;
  private static final int FAR = 3;
  private static final long DAYS_PER_MONTH = 30;

  private final Histogram days;
  private final Calendar unit;
  private final long first;
  private final long last;

  private TimeBars(Histogram days) {
    this.days = days;
    long firstDay = days.quantile(0);
    long lastDay = days.quantile(1);
    long mostFrom = days.quantile(FEW);
    long mostUntil = days.quantile(1 - FEW);
    boolean stretched = lastDay - firstDay > FAR * (mostUntil - mostFrom + DAYS_PER_MONTH);
    long from = stretched ? mostFrom : firstDay;
    long until = stretched ? mostUntil : lastDay;
    this.unit = Calendar.fitting(from, until);
    this.first = unit.indexOf(from);
    this.last = Math.min(unit.indexOf(until), first + MOST_BARS - 1);
  }

  /** The bars of the days of at least one order. */
  public static Bars of(Histogram days) {
    return new TimeBars(days).bars();
  }

  private Bars bars() {
    List<Bar> bars =
        Step.of(days, unit::indexOf, first, last).stream()
            .map(
                step ->
                    new Bar(label(step), List.of(), step.rows(), step.counting(), step.afterGap()))
            .toList();
    String summary =
        "By %s. The first order is of %s, the last of %s.%s"
            .formatted(
                unit.title(),
                Words.day(days.quantile(0)),
                Words.day(days.quantile(1)),
                Bars.roundingNote(days));
    return new Bars("Orders over time", summary, unit.title() + " (UTC)", bars);
  }

  private String label(Step step) {
    if (step.number() < first) {
      return "earlier";
    }
    return step.number() > last ? "later" : unit.label(step.number());
  }
}
