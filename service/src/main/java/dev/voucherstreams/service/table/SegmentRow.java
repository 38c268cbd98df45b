package dev.voucherstreams.service.table;

import dev.voucherstreams.events.AmountCount;
import dev.voucherstreams.events.SegmentVoucher;
import dev.voucherstreams.segments.Lead;
import dev.voucherstreams.segments.SegmentKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A segment as the answers of both applications show it: zeros, no tallies, no lead and no time
 * where there were no uses.
 *
 * @param lead how sure the winner is
 * @param tallies the most used first, among equals the lower amount first
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

  /** The amount that is used most after the winner, if another was used. */
  public Optional<Uses> runnerUp() {
    return tallies.stream().skip(1).findFirst();
  }

  /** How many more uses the winner has than the runner-up. */
  public long margin() {
    return count - runnerUp().map(Uses::count).orElse(0L);
  }

  /** Returns the row of a segment, with or without uses. */
  public static SegmentRow of(SegmentKey key, Optional<SegmentVoucher> uses) {
    return uses.map(SegmentRow::of).orElseGet(() -> unused(key));
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
        Lead.of(row.getTallies().stream().mapToLong(AmountCount::getCount)).orElse(null),
        row.getTallies().stream().map(Uses::of).toList(),
        row.getUpdatedAt());
  }

  /** Returns the row of a segment without uses. */
  public static SegmentRow unused(SegmentKey key) {
    return new SegmentRow(key.country(), key.type(), key.segment(), 0, 0, 0, null, List.of(), null);
  }
}
