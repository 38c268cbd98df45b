package dev.voucherstreams.report.bars;

import dev.voucherstreams.report.bars.Bars.Bar;
import dev.voucherstreams.report.survey.Histogram;
import dev.voucherstreams.report.words.Words;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Orders over time, by day, week, month or year, whichever fits. A few orders from a wholly
 * different time, a slip mostly, don't stretch it: they share a bar at its end.
 */
public final class TimeBars {

  private static final int USUAL_BARS = 100;
  private static final int MOST_BARS = 200;
  private static final double FEW = 0.005;
  private static final int FAR = 3;
  private static final long DAYS_PER_MONTH = 30;
  /* Before all orders, and a Monday: on it begin a year, a month and a week. */
  private static final LocalDate ORIGIN = LocalDate.of(-399, 1, 1);

  private final Histogram days;
  private final Unit unit;
  private final long first;
  private final long last;

  /** What a bar stands for. */
  private enum Unit {
    DAY(ChronoUnit.DAYS, "day", "uuuu-MM-dd"),
    WEEK(ChronoUnit.WEEKS, "week, by its Monday", "uuuu-MM-dd"),
    MONTH(ChronoUnit.MONTHS, "month", "uuuu-MM"),
    YEAR(ChronoUnit.YEARS, "year", "u");

    private final ChronoUnit length;
    private final String title;
    private final DateTimeFormatter label;

    Unit(ChronoUnit length, String title, String label) {
      this.length = length;
      this.title = title;
      this.label = DateTimeFormatter.ofPattern(label, Locale.ROOT);
    }

    long indexOf(long epochDay) {
      return length.between(ORIGIN, LocalDate.ofEpochDay(epochDay));
    }

    String label(long index) {
      return label.format(ORIGIN.plus(index, length));
    }

    /* The shortest that shows these days, first and last included, in not too many bars. */
    static Unit fitting(long firstDay, long lastDay) {
      return Stream.of(values())
          .filter(unit -> unit.indexOf(lastDay) - unit.indexOf(firstDay) < USUAL_BARS)
          .findFirst()
          .orElse(YEAR);
    }
  }

  private TimeBars(Histogram days) {
    this.days = days;
    long firstDay = days.quantile(0);
    long lastDay = days.quantile(1);
    long mostFrom = days.quantile(FEW);
    long mostUntil = days.quantile(1 - FEW);
    boolean stretched = lastDay - firstDay > FAR * (mostUntil - mostFrom + DAYS_PER_MONTH);
    long from = stretched ? mostFrom : firstDay;
    long until = stretched ? mostUntil : lastDay;
    this.unit = Unit.fitting(from, until);
    this.first = unit.indexOf(from);
    this.last = Math.min(unit.indexOf(until), first + MOST_BARS - 1);
  }

  /** The bars of the days of at least one order. */
  public static Bars of(Histogram days) {
    return new TimeBars(days).bars();
  }

  private Bars bars() {
    String summary =
        "By %s. The first order is of %s, the last of %s.%s"
            .formatted(
                unit.title,
                Words.day(days.quantile(0)),
                Words.day(days.quantile(1)),
                Bars.roundingNote(days));
    List<Bar> bars = Bars.of(days, unit::indexOf, first, last, this::bar);
    return new Bars("Orders over time", summary, unit.title + " (UTC)", bars);
  }

  private Bar bar(long step) {
    String label = step < first ? "earlier" : step > last ? "later" : unit.label(step);
    return new Bar(label, List.of(), 0, 0, false);
  }
}
