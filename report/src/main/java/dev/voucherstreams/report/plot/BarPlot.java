package dev.voucherstreams.report.plot;

import dev.voucherstreams.report.survey.Histogram;
import dev.voucherstreams.report.words.Words;
import java.util.List;

/**
 * Upright bars side by side. Along the bottom, places are in slots: bars may be one or more wide.
 *
 * @param id what tells the plot's elements from those of other plots
 * @param summary what can be seen, for those who can't see it
 * @param axis what the bars stand for, with its unit
 * @param slots how wide the whole plot is
 */
public record BarPlot(
    String id,
    String title,
    String summary,
    String axis,
    double slots,
    List<Bar> bars,
    List<Tick> ticks,
    List<Region> regions) {

  /**
   * A bar.
   *
   * @param label what it stands for, in full
   * @param beyond whether it stands for everything beyond the end of the axis
   */
  public record Bar(
      double from, double until, String label, long rows, long counting, boolean beyond) {

    double middle() {
      return (from + until) / 2;
    }

    Bar plus(long moreRows, long moreCounting) {
      return new Bar(from, until, label, rows + moreRows, counting + moreCounting, beyond);
    }
  }

  /** A mark on the axis. */
  public record Tick(double at, String label) {}

  /** A labelled stretch of the axis, with its limits drawn. */
  public record Region(double from, double until, String label) {
    double middle() {
      return (from + until) / 2;
    }
  }

  public BarPlot {
    bars = List.copyOf(bars);
    ticks = List.copyOf(ticks);
    regions = List.copyOf(regions);
  }

  /**
   * Says, where it is so, that a plot shows numbers that were too many to be counted one by one.
   */
  static String roundingNote(Histogram histogram) {
    return histogram.width() == 1
        ? ""
        : " Numbers are rounded down to multiples of %s."
            .formatted(Words.number(histogram.width()));
  }

  long highest() {
    return bars.stream().mapToLong(Bar::rows).max().orElse(0);
  }
}
