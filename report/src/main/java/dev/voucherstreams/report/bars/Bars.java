package dev.voucherstreams.report.bars;

import dev.voucherstreams.report.survey.Histogram;
import dev.voucherstreams.report.words.Words;
import java.util.List;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.function.LongUnaryOperator;

/**
 * Bars one below the other, in ascending order; those without rows are left out.
 *
 * @param summary what can be seen, in a sentence or two
 * @param scale what the bars stand for, with its unit
 */
public record Bars(String title, String summary, String scale, List<Bar> bars) {

  /**
   * A bar.
   *
   * @param label what it stands for, in full
   * @param segments the labels of the segments that hold some of its numbers
   * @param afterGap whether bars without rows are left out right before it
   */
  public record Bar(
      String label, List<String> segments, long rows, long counting, boolean afterGap) {

    private Bar plus(Histogram.Bin bin, boolean afterGap) {
      return new Bar(label, segments, rows + bin.rows(), counting + bin.counting(), afterGap);
    }
  }

  /**
   * Returns a bar for each step of a scale that has rows. What is before the first step is in one
   * that is numbered one lower, what is after the last in one that is numbered one higher.
   *
   * @param stepOf the number of the step that holds a number
   * @param barOf the bar of a step, without rows
   */
  static List<Bar> of(
      Histogram histogram,
      LongUnaryOperator stepOf,
      long first,
      long last,
      LongFunction<Bar> barOf) {
    TreeMap<Long, Bar> bars = new TreeMap<>();
    for (Histogram.Bin bin : histogram.bins()) {
      long step = Math.max(first - 1, Math.min(last + 1, stepOf.applyAsLong(bin.first())));
      boolean afterGap = !bars.isEmpty() && bars.lastKey() < step - 1;
      Bar bar = bars.get(step);
      bars.put(
          step,
          bar == null ? barOf.apply(step).plus(bin, afterGap) : bar.plus(bin, bar.afterGap()));
    }
    return List.copyOf(bars.values());
  }

  /** The rows of the longest bar; 0 if there is none. */
  public long mostRows() {
    return bars.stream().mapToLong(Bar::rows).max().orElse(0);
  }

  /** Says, where it is so, that the numbers were too many to be counted one by one. */
  static String roundingNote(Histogram histogram) {
    return histogram.width() == 1
        ? ""
        : " Numbers are rounded down to multiples of %s."
            .formatted(Words.number(histogram.width()));
  }
}
