package dev.voucherstreams.report.plot;

import dev.voucherstreams.report.plot.BarPlot.Bar;
import java.util.ArrayList;
import java.util.List;

/**
 * The bars of a plot while they grow: one for each slot of the axis and, where there is something
 * beyond its ends, a broader one apart from the others on that side.
 */
final class Slots {

  /* The bars at the sides, and the space before them, as a part of the axis. */
  private static final int SIDE_PARTS = 25;

  private final Bar[] bars;
  private final double start;
  private final double total;
  private Bar below;
  private Bar above;

  /**
   * @param below what is below the axis, above it, or empty if nothing is
   */
  Slots(List<String> labels, String below, String above) {
    double side = Math.max(1, (double) labels.size() / SIDE_PARTS);
    this.start = below.isEmpty() ? 0 : 2 * side;
    double end = start + labels.size();
    this.total = above.isEmpty() ? end : end + 2 * side;
    this.below = new Bar(0, side, below, 0, 0, true);
    this.above = new Bar(end + side, end + 2 * side, above, 0, 0, true);
    this.bars = new Bar[labels.size()];
    for (int i = 0; i < bars.length; i++) {
      bars[i] = new Bar(start + i, start + i + 1, labels.get(i), 0, 0, false);
    }
  }

  /** Adds rows to the slot of this number; what is not on the axis is below or above it. */
  void add(long slot, long rows, long counting) {
    if (slot < 0) {
      below = below.plus(rows, counting);
    } else if (slot >= bars.length) {
      above = above.plus(rows, counting);
    } else {
      bars[(int) slot] = bars[(int) slot].plus(rows, counting);
    }
  }

  /** Where a slot of the axis, or a part of one, lies in the whole plot. */
  double at(double slot) {
    return start + slot;
  }

  double total() {
    return total;
  }

  /** All bars with something in them. */
  List<Bar> filled() {
    List<Bar> all = new ArrayList<>(List.of(bars));
    all.add(0, below);
    all.add(above);
    return all.stream().filter(bar -> bar.rows() > 0).toList();
  }
}
