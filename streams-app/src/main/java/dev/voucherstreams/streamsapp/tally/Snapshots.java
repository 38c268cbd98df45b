package dev.voucherstreams.streamsapp.tally;

import dev.voucherstreams.segments.Tally;
import dev.voucherstreams.streamsapp.state.AmountTally;
import dev.voucherstreams.streamsapp.state.TallySnapshot;

/** Turns tallies into what is stored and sent, and back. Equal tallies have equal snapshots. */
final class Snapshots {

  private Snapshots() {}

  static TallySnapshot of(Tally tally) {
    return new TallySnapshot(
        tally.byAmount().map(uses -> new AmountTally(uses.amount(), uses.count())).toList());
  }

  static Tally toTally(TallySnapshot snapshot) {
    Tally tally = new Tally();
    snapshot.getAmounts().forEach(uses -> tally.add(uses.getAmount(), uses.getCount()));
    return tally;
  }
}
