package dev.voucherstreams.service.table;

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
 * A segment as the answers of both applications show it: zeros, no tallies, no lead and no time
 * where there were no uses.
 */
@JsonNaming(SnakeCaseStrategy.class)
public record SegmentRow(
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
  public record Uses(long voucher, long count) {

    /** Returns the uses of one amount. */
    public static Uses of(AmountCount uses) {
      return new Uses(uses.getAmount(), uses.getCount());
    }
  }

  /** The whole table, in the order of the rules. */
  public record Table(List<SegmentRow> segments) {}

  /** The key of the segment. */
  public SegmentKey key() {
    return new SegmentKey(countryCode, segmentType, segment);
  }

  /** Returns the row of a segment with uses. */
  public static SegmentRow of(SegmentVoucher row) {
    return new SegmentRow(
        row.getCountryCode(),
        row.getSegmentType(),
        row.getSegment(),
        row.getVoucher(),
        row.getCount(),
        row.getTotal(),
        lead(row),
        row.getTallies().stream().map(Uses::of).toList(),
        row.getUpdatedAt());
  }

  /** How sure the winner of a row is; null if there is none. */
  public static @Nullable Lead lead(SegmentVoucher row) {
    return Lead.of(row.getTallies().stream().mapToLong(AmountCount::getCount)).orElse(null);
  }

  /** Returns the row of a segment without uses. */
  public static SegmentRow unused(SegmentKey key) {
    return new SegmentRow(key.country(), key.type(), key.segment(), 0, 0, 0, null, List.of(), null);
  }
}
