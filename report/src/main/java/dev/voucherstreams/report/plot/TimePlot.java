package dev.voucherstreams.report.plot;

import dev.voucherstreams.report.plot.BarPlot.Tick;
import dev.voucherstreams.report.survey.Histogram;
import dev.voucherstreams.report.words.Words;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The plot of orders over time, by day, week, month or year, whichever fits. A few orders from a
 * wholly different time, a slip mostly, don't squeeze the others: they get a bar at the side.
 */
public final class TimePlot {

  private static final int MOST_BARS = 200;
  private static final double MIDDLE = 0.5;
  private static final double FEW = 0.005;
  private static final int FAR = 3;
  private static final long DAYS_PER_MONTH = 30;

  private final Histogram days;
  private final Calendar unit;
  private final long first;
  private final long last;
  private final Slots slots;

  private TimePlot(Histogram days) {
    this.days = days;
    long firstDay = days.quantile(0);
    long lastDay = days.quantile(1);
    long mostFrom = days.quantile(FEW);
    long mostUntil = days.quantile(1 - FEW);
    boolean squeezed = lastDay - firstDay > FAR * (mostUntil - mostFrom + DAYS_PER_MONTH);
    long from = squeezed ? mostFrom : firstDay;
    long until = squeezed ? mostUntil : lastDay;
    this.unit = Calendar.fitting(from, until);
    this.first = unit.indexOf(from);
    this.last = Math.min(unit.indexOf(until), first + MOST_BARS - 1);
    this.slots = filledSlots(unit.indexOf(firstDay) < first, unit.indexOf(lastDay) > last);
  }

  /** Draws up the plot of the days of at least one order. */
  public static BarPlot of(Histogram days) {
    return new TimePlot(days).plot();
  }

  private BarPlot plot() {
    return new BarPlot(
        "time",
        "Orders over time",
        "Bars by %s from %s to %s. The first order is of %s, the last of %s.%s"
            .formatted(
                unit.title(),
                unit.label(first),
                unit.label(last),
                Words.day(days.quantile(0)),
                Words.day(days.quantile(1)),
                BarPlot.roundingNote(days)),
        unit.title() + " (UTC)",
        slots.total(),
        slots.filled(),
        ticks(),
        List.of());
  }

  private Slots filledSlots(boolean earlier, boolean later) {
    List<String> labels = LongStream.rangeClosed(first, last).mapToObj(unit::label).toList();
    Slots filled = new Slots(labels, earlier ? "earlier" : "", later ? "later" : "");
    for (Histogram.Bin day : days.bins()) {
      filled.add(unit.indexOf(day.first()) - first, day.rows(), day.counting());
    }
    return filled;
  }

  private List<Tick> ticks() {
    long step = unit.step(last - first + 1);
    return LongStream.rangeClosed(first, last)
        .filter(index -> index % step == 0)
        .mapToObj(index -> new Tick(slots.at(index - first + MIDDLE), unit.label(index)))
        .toList();
  }
}
