package dev.voucherstreams.streamsapp.tally;

import dev.voucherstreams.segments.Tally;
import dev.voucherstreams.streamsapp.state.TallySnapshot;

/**
 * A segment's tally that orders are counted in, in place, a million times a second. It knows
 * whether others know of its changes: an order that isn't the first since then has nobody to tell.
 */
final class LiveTally {

  private final Tally tally;
  private boolean changedSinceWritten;
  private boolean changedSinceSent;

  LiveTally(Tally tally) {
    this.tally = tally;
  }

  static LiveTally of(TallySnapshot written) {
    return new LiveTally(Snapshots.toTally(written));
  }

  Tally tally() {
    return tally;
  }

  /**
   * Counts a use of the amount, and returns whether it is the first since the tally was written.
   */
  boolean add(long amount) {
    tally.add(amount);
    boolean first = !changedSinceWritten;
    changedSinceWritten = true;
    return first;
  }

  TallySnapshot write() {
    changedSinceWritten = false;
    return Snapshots.of(tally);
  }

  /** Takes note that it is to be sent on, and returns whether that is new. */
  boolean noteUnsent() {
    boolean first = !changedSinceSent;
    changedSinceSent = true;
    return first;
  }

  Tally send() {
    changedSinceSent = false;
    return tally;
  }
}
