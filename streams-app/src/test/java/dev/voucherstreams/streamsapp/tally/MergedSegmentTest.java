package dev.voucherstreams.streamsapp.tally;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.events.AmountCount;
import dev.voucherstreams.events.SegmentVoucher;
import dev.voucherstreams.segments.SegmentKey;
import dev.voucherstreams.streamsapp.state.AmountTally;
import dev.voucherstreams.streamsapp.state.PartialTally;
import dev.voucherstreams.streamsapp.state.TallySnapshot;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MergedSegmentTest {

  private static final SegmentKey SEGMENT = new SegmentKey("Peru", "frequent_segment", "13-37");

  @Test
  void put_partialsOfSeveralPartitions_addUp() {
    // When
    MergedSegment merged =
        merged(partial(0, 1, uses(10, 3)), partial(1, 2, uses(10, 1), uses(20, 5)));

    // Then
    SegmentVoucher voucher = merged.winner(SEGMENT);
    assertThat(voucher.getVoucher()).isEqualTo(20);
    assertThat(voucher.getCount()).isEqualTo(5);
    assertThat(voucher.getTotal()).isEqualTo(9);
    assertThat(voucher.getTallies())
        .containsExactly(new AmountCount(20L, 5L), new AmountCount(10L, 4L));
    assertThat(voucher.getUpdatedAt()).isEqualTo(Instant.ofEpochSecond(2));
  }

  @Test
  void put_newPartialOfAPartition_replacesTheFormer() {
    // When
    MergedSegment merged = merged(partial(0, 1, uses(10, 3)), partial(0, 2, uses(10, 4)));

    // Then
    assertThat(merged.winner(SEGMENT).getTotal()).isEqualTo(4);
  }

  @Test
  void put_partialThatIsOlder_leavesTheTimeOfTheChange() {
    // When
    MergedSegment merged = merged(partial(0, 5, uses(10, 3)), partial(1, 2, uses(10, 4)));

    // Then
    assertThat(merged.winner(SEGMENT).getUpdatedAt()).isEqualTo(Instant.ofEpochSecond(5));
  }

  @Test
  void put_samePartialAgain_isNoChange() {
    // Given
    MergedSegment once = merged(partial(0, 1, uses(10, 3)));

    // Then
    assertThat(once.put(partial(0, 9, uses(10, 3)))).isFalse();
    assertThat(once.put(partial(0, 9, uses(10, 4)))).isTrue();
    assertThat(once.put(partial(1, 9, uses(10, 3)))).isTrue();
  }

  @Test
  void write_readAgain_hasTheSameWinner() {
    // Given
    MergedSegment merged = merged(partial(0, 5, uses(10, 3)), partial(1, 2, uses(20, 4)));

    // When
    MergedSegment read = MergedSegment.of(merged.write());

    // Then
    assertThat(read.winner(SEGMENT)).isEqualTo(merged.winner(SEGMENT));
    assertThat(read.put(partial(1, 9, uses(20, 4)))).isFalse();
  }

  private static MergedSegment merged(PartialTally... partials) {
    MergedSegment merged = new MergedSegment();
    for (PartialTally partial : partials) {
      merged.put(partial);
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
