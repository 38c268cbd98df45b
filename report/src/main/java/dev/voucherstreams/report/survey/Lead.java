package dev.voucherstreams.report.survey;

import dev.voucherstreams.segments.AmountUses;
import dev.voucherstreams.segments.Tally;
import java.util.List;

/** How far the winner of a segment is ahead. */
public enum Lead {
  /** Nothing was used: there is no winner. */
  NO_USES,
  /** Another amount has as many uses, and the lower amount wins. */
  TIE,
  /** Chance alone could have put it ahead. */
  CLOSE,
  /** It would nearly always be ahead. */
  CLEAR;

  /* Of as many tosses of a coin, 95 of 100 end with a smaller difference than this many sigma. */
  private static final double SIGMAS = 1.96;

  /** Returns how far the winner of this tally is ahead of its runner-up. */
  public static Lead of(Tally tally) {
    List<AmountUses> uses = tally.byCount();
    if (uses.isEmpty()) {
      return NO_USES;
    }
    long winner = uses.get(0).count();
    long runnerUp = uses.size() == 1 ? 0 : uses.get(1).count();
    if (winner == runnerUp) {
      return TIE;
    }
    return winner - runnerUp > SIGMAS * Math.sqrt((double) winner + runnerUp) ? CLEAR : CLOSE;
  }
}
