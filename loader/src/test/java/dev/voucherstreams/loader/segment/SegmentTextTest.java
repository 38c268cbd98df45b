package dev.voucherstreams.loader.segment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.events.AmountCount;
import dev.voucherstreams.events.SegmentVoucher;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SegmentTextTest {

  @Test
  void row_isALine() {
    assertThat(SegmentText.of("Peru|frequent_segment|13-37", voucher(2)))
        .isEqualTo(
            "Peru|frequent_segment|13-37     voucher   2640  tie     1,160 of 2,308 uses"
                + " (1 × 10, 2 × 10)  2026-11-24T02:10:00Z");
  }

  @Test
  void row_withManyAmounts_showsTheMostUsed() {
    assertThat(SegmentText.of("Peru|frequent_segment|13-37", voucher(7)))
        .contains("(1 × 10, 2 × 10, 3 × 10, 4 × 10, 5 × 10 and 2 more amounts)");
  }

  @Test
  void rows_areInTheOrderOfTheirNumbers() {
    assertThat(
            Stream.of("P|b|180+", "P|b|30-60", "P|b|120-180", "P|a|5-13", "P|a|13-37", "?")
                .sorted(SegmentText.ORDER))
        .containsExactly("?", "P|a|5-13", "P|a|13-37", "P|b|30-60", "P|b|120-180", "P|b|180+");
  }

  private static SegmentVoucher voucher(int amounts) {
    List<AmountCount> tallies =
        LongStream.rangeClosed(1, amounts).mapToObj(each -> new AmountCount(each, 10L)).toList();
    return new SegmentVoucher(
        "Peru",
        "frequent_segment",
        "13-37",
        2640L,
        1160L,
        2308L,
        tallies,
        Instant.parse("2026-11-24T02:10:00Z"),
        "rules");
  }
}
