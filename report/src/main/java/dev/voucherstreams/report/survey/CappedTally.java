package dev.voucherstreams.report.survey;

import dev.voucherstreams.segments.Tally;

/**
 * A tally that takes at most {@value #MAX_AMOUNTS} different amounts, and says what it left out.
 */
public final class CappedTally {

  static final int MAX_AMOUNTS = 4_096;

  private final Tally tally = new Tally();
  private long leftOut;

  void add(long amount) {
    if (tally.distinctAmounts() < MAX_AMOUNTS || tally.has(amount)) {
      tally.add(amount);
    } else {
      leftOut++;
    }
  }

  /** The uses of the amounts that were taken. */
  public Tally tally() {
    return tally;
  }

  /** How many uses are of other amounts. */
  public long leftOut() {
    return leftOut;
  }

  /** All uses of all amounts. */
  public long uses() {
    return tally.total() + leftOut;
  }
}
