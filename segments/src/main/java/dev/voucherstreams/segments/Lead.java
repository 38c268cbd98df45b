package dev.voucherstreams.segments;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * How sure it is that the winner of a segment is used more than the runner-up, and not ahead by
 * chance. Each is stronger than the one before.
 *
 * <p>Were both liked equally, each of their uses would be a toss of a coin between the two. What
 * counts is how often so large a lead would come of that, whichever of the two had it: a two-tailed
 * sign test, here by the normal distribution with Edwards' correction for continuity, {@code
 * (winner - runnerUp - 1) / sqrt(winner + runnerUp)} standard deviations. So it never says more
 * than the exact test, which needs one use less at most. To look at the first two is enough,
 * however many amounts there are: Hung and Fithian, <em>Rank verification for exponential
 * families</em>, Annals of Statistics 47 (2019).
 */
public enum Lead {
  /** Both have as many uses; the lower amount wins. */
  TIE,
  /** Chance would do it once in 20 times or more often. */
  CLOSE,
  /** Chance would do it less than once in 20 times. */
  LIKELY,
  /** Chance would do it less than once in 1,000 times. */
  CLEAR;

  private static final double LIKELY_DEVIATIONS = 1.96;
  private static final double CLEAR_DEVIATIONS = 3.29;

  private final String word = name().toLowerCase(Locale.ROOT);

  /**
   * How far the amount with the most uses is ahead; nothing if none was used.
   *
   * @param uses how often each amount was used, in any order
   */
  public static Optional<Lead> of(LongStream uses) {
    long[] ascending = uses.sorted().toArray();
    int amounts = ascending.length;
    if (amounts == 0) {
      return Optional.empty();
    }
    long runnerUp = amounts == 1 ? 0 : ascending[amounts - 2];
    return Optional.of(of(ascending[amounts - 1], runnerUp));
  }

  private static Lead of(long winner, long runnerUp) {
    if (winner == runnerUp) {
      return TIE;
    }
    double deviations = (winner - runnerUp - 1) / Math.sqrt((double) winner + runnerUp);
    if (deviations >= CLEAR_DEVIATIONS) {
      return CLEAR;
    }
    return deviations >= LIKELY_DEVIATIONS ? LIKELY : CLOSE;
  }

  /** The word for it: {@code tie}, {@code close}, {@code likely} or {@code clear}. */
  @Override
  public String toString() {
    return word;
  }
}
