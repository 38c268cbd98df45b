package dev.voucherstreams.service.table;

import dev.voucherstreams.events.AmountCount;
import dev.voucherstreams.events.SegmentVoucher;
import dev.voucherstreams.segments.SegmentKey;
import dev.voucherstreams.segments.SegmentRules;
import java.time.Instant;
import java.util.List;

/** Rows of the segment table for tests. */
public final class Rows {
  public static final SegmentRules RULES = SegmentRules.standard();
  public static final SegmentKey FEW_ORDERS = SegmentKey.parse("Peru|frequent_segment|0-4");
  public static final SegmentKey MANY_ORDERS = SegmentKey.parse("Peru|frequent_segment|13-37");
  public static final SegmentKey LONG_AGO = SegmentKey.parse("Peru|recency_segment|180+");

  private Rows() {}

  /** A row with two amounts, made with the standard rules. */
  public static SegmentVoucher row(SegmentKey key, long voucher) {
    return row(key, voucher, RULES.fingerprint());
  }

  public static SegmentVoucher row(SegmentKey key, long voucher, String rules) {
    return new SegmentVoucher(
        key.country(),
        key.type(),
        key.segment(),
        voucher,
        3L,
        5L,
        List.of(new AmountCount(voucher, 3L), new AmountCount(voucher + 1, 2L)),
        Instant.parse("2026-11-24T02:10:00Z"),
        rules);
  }

  public static SegmentKey key(SegmentVoucher row) {
    return new SegmentKey(row.getCountryCode(), row.getSegmentType(), row.getSegment());
  }
}
