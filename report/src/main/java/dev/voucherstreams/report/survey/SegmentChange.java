package dev.voucherstreams.report.survey;

import dev.voucherstreams.segments.AmountUses;
import dev.voucherstreams.segments.SegmentKey;
import java.util.List;
import java.util.Optional;

/**
 * A segment beside what it would be by other rules: empty where it isn't one. It has the same name
 * in both, but may hold other values.
 */
public record SegmentChange(SegmentKey segment, Optional<Winner> from, Optional<Winner> to) {

  /** What happens to a segment; the gateway's comparison of generations has the same four. */
  public enum Kind {
    /** It comes. */
    ADDED,
    /** It goes. */
    REMOVED,
    /** It gets another voucher. */
    WINNER,
    /** Its voucher stays. */
    SAME
  }

  /** The voucher of a segment, 0 if it has no uses; margin is its lead over the next, in uses. */
  public record Winner(long voucher, long margin) {

    static Winner of(CappedTally tally) {
      List<AmountUses> uses = tally.tally().byCount();
      if (uses.isEmpty()) {
        return new Winner(0, 0);
      }
      long next = uses.size() == 1 ? 0 : uses.get(1).count();
      return new Winner(uses.get(0).amount(), uses.get(0).count() - next);
    }
  }

  /** What happens to the segment. */
  public Kind kind() {
    if (from.isEmpty()) {
      return Kind.ADDED;
    }
    if (to.isEmpty()) {
      return Kind.REMOVED;
    }
    return from.get().voucher() == to.get().voucher() ? Kind.SAME : Kind.WINNER;
  }
}
