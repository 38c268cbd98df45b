package dev.voucherstreams.streamsapp.tally;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.events.AmountCount;
import dev.voucherstreams.events.SegmentVoucher;
import dev.voucherstreams.segments.SegmentKey;
import dev.voucherstreams.streamsapp.state.AmountTally;
import dev.voucherstreams.streamsapp.state.PartialTally;
import dev.voucherstreams.streamsapp.state.SegmentPartials;
import dev.voucherstreams.streamsapp.state.TallySnapshot;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartialsMergeTest {

  private static final SegmentKey SEGMENT = new SegmentKey("Peru", "frequent_segment", "13-37");

  @Test
  void add_partialsOfSeveralPartitions_addUp() {
    // When
    SegmentPartials partials =
        merged(partial(0, 1, uses(10, 3)), partial(1, 2, uses(10, 1), uses(20, 5)));

    // Then
    SegmentVoucher voucher = PartialsMerge.winner(SEGMENT, partials);
    assertThat(voucher.getVoucher()).isEqualTo(20);
    assertThat(voucher.getCount()).isEqualTo(5);
    assertThat(voucher.getTotal()).isEqualTo(9);
    assertThat(voucher.getTallies())
        .containsExactly(new AmountCount(20L, 5L), new AmountCount(10L, 4L));
    assertThat(voucher.getUpdatedAt()).isEqualTo(Instant.ofEpochSecond(2));
  }

  @Test
  void add_newPartialOfAPartition_replacesTheFormer() {
    // When
    SegmentPartials partials = merged(partial(0, 1, uses(10, 3)), partial(0, 2, uses(10, 4)));

    // Then
    assertThat(PartialsMerge.winner(SEGMENT, partials).getTotal()).isEqualTo(4);
  }

  @Test
  void add_partialThatIsOlder_leavesTheTimeOfTheChange() {
    // When
    SegmentPartials partials = merged(partial(0, 5, uses(10, 3)), partial(1, 2, uses(10, 4)));

    // Then
    assertThat(PartialsMerge.winner(SEGMENT, partials).getUpdatedAt())
        .isEqualTo(Instant.ofEpochSecond(5));
  }

  @Test
  void changes_samePartialAgain_isFalse() {
    // Given
    SegmentPartials once = merged(partial(0, 1, uses(10, 3)));

    // Then
    assertThat(PartialsMerge.changes(once, partial(0, 9, uses(10, 3)))).isFalse();
    assertThat(PartialsMerge.changes(once, partial(0, 9, uses(10, 4)))).isTrue();
    assertThat(PartialsMerge.changes(once, partial(1, 9, uses(10, 3)))).isTrue();
  }

  private static SegmentPartials merged(PartialTally... partials) {
    SegmentPartials merged = null;
    for (PartialTally partial : partials) {
      merged = PartialsMerge.add(merged, partial);
    }
    return merged;
  }

  private static PartialTally partial(int partition, long second, AmountTally... amounts) {
    return new PartialTally(
        partition, Instant.ofEpochSecond(second), new TallySnapshot(List.of(amounts)));
  }

  private static AmountTally uses(long amount, long count) {
    return new AmountTally(amount, count);
  }
}
