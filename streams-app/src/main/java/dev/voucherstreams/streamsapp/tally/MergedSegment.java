package dev.voucherstreams.streamsapp.tally;

import dev.voucherstreams.events.AmountCount;
import dev.voucherstreams.events.SegmentVoucher;
import dev.voucherstreams.segments.AmountUses;
import dev.voucherstreams.segments.SegmentKey;
import dev.voucherstreams.segments.Tally;
import dev.voucherstreams.streamsapp.state.PartialTally;
import dev.voucherstreams.streamsapp.state.SegmentPartials;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Merges the partial tallies of a segment into one and chooses its winner.
 *
 * <p>Partials are absolute, not deltas: the latest of each input partition is kept and the rest
 * forgotten, so one that is sent twice or late can't count twice.
 */
final class PartialsMerge {

  private PartialsMerge() {}

  /**
   * Whether a partial is another than the former one of its input partition. After a restart every
   * partial is sent again; that is no change.
   */
  static boolean changes(SegmentPartials partials, PartialTally partial) {
    return partials.getPartials().stream()
        .noneMatch(
            former ->
                former.getInputPartition() == partial.getInputPartition()
                    && former.getTally().equals(partial.getTally()));
  }

  /**
   * Returns the partials with the new one in the place of its partition's former one.
   *
   * @param partials those so far; null if there are none
   */
  static SegmentPartials add(@Nullable SegmentPartials partials, PartialTally partial) {
    if (partials == null) {
      return new SegmentPartials(partial.getFlushedAt(), List.of(partial));
    }
    List<PartialTally> merged = new ArrayList<>(partials.getPartials());
    merged.removeIf(former -> former.getInputPartition() == partial.getInputPartition());
    merged.add(partial);
    return new SegmentPartials(later(partials.getUpdatedAt(), partial.getFlushedAt()), merged);
  }

  /* Partials of other input partitions may come from clocks that are behind, or have waited longer. */
  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /** Returns the segment's winner with the tally that it comes from. */
  static SegmentVoucher winner(SegmentKey segment, SegmentPartials partials) {
    Tally tally = new Tally();
    partials.getPartials().forEach(partial -> tally.addAll(Snapshots.toTally(partial.getTally())));
    AmountUses winner = tally.winner().orElseThrow();
    return SegmentVoucher.newBuilder()
        .setCountryCode(segment.country())
        .setSegmentType(segment.type())
        .setSegment(segment.segment())
        .setVoucher(winner.amount())
        .setCount(winner.count())
        .setTotal(tally.total())
        .setTallies(tally.byCount().stream().map(PartialsMerge::toAvro).toList())
        .setUpdatedAt(partials.getUpdatedAt())
        .build();
  }

  private static AmountCount toAvro(AmountUses uses) {
    return new AmountCount(uses.amount(), uses.count());
  }
}
