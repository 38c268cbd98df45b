package dev.voucherstreams.streamsapp.tally;

import dev.voucherstreams.events.AmountCount;
import dev.voucherstreams.events.SegmentVoucher;
import dev.voucherstreams.segments.AmountUses;
import dev.voucherstreams.segments.SegmentKey;
import dev.voucherstreams.segments.Tally;
import dev.voucherstreams.streamsapp.state.PartialTally;
import dev.voucherstreams.streamsapp.state.SegmentPartials;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * The partial tallies of a segment, which together have its winner.
 *
 * <p>Partials are absolute, not deltas: the latest of each input partition is kept and the rest
 * forgotten, so one that is sent twice or late can't count twice. Each is kept as it came, to be
 * written, and as a tally, to be added up: so one that comes costs no more the more others there
 * are.
 */
final class MergedSegment {

  private final Map<Integer, Latest> partials = new TreeMap<>();
  private Instant updatedAt = Instant.MIN;

  private record Latest(PartialTally partial, Tally tally) {}

  static MergedSegment of(SegmentPartials written) {
    MergedSegment merged = new MergedSegment();
    written.getPartials().forEach(merged::put);
    merged.updatedAt = written.getUpdatedAt();
    return merged;
  }

  /**
   * Puts the partial in the place of its partition's former one, and returns whether it is another.
   * After a restart every partial is sent again; that is no change.
   */
  boolean put(PartialTally partial) {
    Tally tally = Snapshots.toTally(partial.getTally());
    Latest former = partials.get(partial.getInputPartition());
    if (former != null && former.tally().equals(tally)) {
      return false;
    }
    partials.put(partial.getInputPartition(), new Latest(partial, tally));
    updatedAt = later(updatedAt, partial.getFlushedAt());
    return true;
  }

  /* Partials of other input partitions may come from clocks that are behind, or have waited longer. */
  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  SegmentPartials write() {
    return new SegmentPartials(updatedAt, partials.values().stream().map(Latest::partial).toList());
  }

  /** Returns the segment's winner with the tally that it comes from. */
  SegmentVoucher winner(SegmentKey segment) {
    Tally tally = new Tally();
    partials.values().forEach(latest -> tally.addAll(latest.tally()));
    AmountUses winner = tally.winner().orElseThrow();
    return SegmentVoucher.newBuilder()
        .setCountryCode(segment.country())
        .setSegmentType(segment.type())
        .setSegment(segment.segment())
        .setVoucher(winner.amount())
        .setCount(winner.count())
        .setTotal(tally.total())
        .setTallies(
            tally.byCount().stream()
                .map(uses -> new AmountCount(uses.amount(), uses.count()))
                .toList())
        .setUpdatedAt(updatedAt)
        .build();
  }
}
