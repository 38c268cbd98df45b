package dev.voucherstreams.report.bars;

import dev.voucherstreams.report.survey.Histogram;
import dev.voucherstreams.report.words.Words;
import java.util.List;

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

    public Bar {
      segments = List.copyOf(segments);
    }
  }

  public Bars {
    bars = List.copyOf(bars);
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
