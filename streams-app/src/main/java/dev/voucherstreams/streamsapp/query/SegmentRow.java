package dev.voucherstreams.streamsapp.query;

import dev.voucherstreams.events.AmountCount;
import dev.voucherstreams.events.SegmentVoucher;
import dev.voucherstreams.segments.Lead;
import dev.voucherstreams.segments.SegmentKey;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A segment as the answers show it, the same shape as the gateway's {@code GET /api/v1/segments}:
 * zeros, no tallies, no lead and no time where there were no uses.
 */
@JsonNaming(SnakeCaseStrategy.class)
record SegmentRow(
    String countryCode,
    String segmentType,
    String segment,
    long voucher,
    long count,
    long total,
    @Nullable Lead lead,
    List<Uses> tallies,
    @Nullable Instant updatedAt) {

  /** How often a voucher amount was used. */
  record Uses(long voucher, long count) {
    static Uses of(AmountCount uses) {
      return new Uses(uses.getAmount(), uses.getCount());
    }
  }

  /** All segments, in the order of the rules. */
  record Table(List<SegmentRow> segments) {}

  SegmentKey key() {
    return new SegmentKey(countryCode, segmentType, segment);
  }

  static SegmentRow of(SegmentVoucher row) {
    return new SegmentRow(
        row.getCountryCode(),
        row.getSegmentType(),
        row.getSegment(),
        row.getVoucher(),
        row.getCount(),
        row.getTotal(),
        Lead.of(row.getTallies().stream().mapToLong(AmountCount::getCount)).orElse(null),
        row.getTallies().stream().map(Uses::of).toList(),
        row.getUpdatedAt());
  }

  static SegmentRow unused(SegmentKey key) {
    return new SegmentRow(key.country(), key.type(), key.segment(), 0, 0, 0, null, List.of(), null);
  }
}
