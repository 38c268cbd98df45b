package dev.voucherstreams.gateway.http;

import dev.voucherstreams.events.AmountCount;
import dev.voucherstreams.events.SegmentVoucher;
import dev.voucherstreams.gateway.live.TableSnapshot;
import dev.voucherstreams.segments.Lead;
import dev.voucherstreams.segments.SegmentKey;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A segment as the answers show it: zeros, no tallies, no lead and no time where there were no
 * uses.
 */
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

  /** The whole table, in the order of the rules. */
  record Table(List<SegmentRow> segments) {}

  static SegmentRow of(SegmentVoucher row) {
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

  static @Nullable Lead lead(SegmentVoucher row) {
    return Lead.of(row.getTallies().stream().mapToLong(AmountCount::getCount)).orElse(null);
  }

  static SegmentRow of(TableSnapshot.Row row) {
    return row.voucher().map(SegmentRow::of).orElseGet(() -> unused(row.segment()));
  }

  static Table table(List<TableSnapshot.Row> rows) {
    return new Table(rows.stream().map(SegmentRow::of).toList());
  }

  static SegmentRow unused(SegmentKey key) {
    return new SegmentRow(key.country(), key.type(), key.segment(), 0, 0, 0, null, List.of(), null);
  }
}
