package dev.voucherstreams.report.bars;

import dev.voucherstreams.report.survey.Histogram;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.LongUnaryOperator;

/**
 * How many rows are in a step of a scale.
 *
 * @param afterGap whether there are steps without rows right before it
 */
record Step(long number, long rows, long counting, boolean afterGap) {

  /**
   * Returns all steps with rows in ascending order. What is before the first step is in one that is
   * numbered one lower, what is after the last in one that is numbered one higher.
   *
   * @param stepOf the number of the step that holds a number
   */
  static List<Step> of(Histogram histogram, LongUnaryOperator stepOf, long first, long last) {
    TreeMap<Long, Step> sums = new TreeMap<>();
    for (Histogram.Bin bin : histogram.bins()) {
      long number = Math.max(first - 1, Math.min(last + 1, stepOf.applyAsLong(bin.first())));
      sums.merge(number, new Step(number, bin.rows(), bin.counting(), false), Step::plus);
    }
    List<Step> steps = new ArrayList<>();
    for (Step step : sums.values()) {
      boolean afterGap = !steps.isEmpty() && steps.get(steps.size() - 1).number < step.number - 1;
      steps.add(new Step(step.number, step.rows, step.counting, afterGap));
    }
    return steps;
  }

  private Step plus(Step other) {
    return new Step(number, rows + other.rows, counting + other.counting, afterGap);
  }
}
