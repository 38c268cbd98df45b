package dev.voucherstreams.service.table;

import dev.voucherstreams.segments.SegmentKey;

/** The latest voucher of each segment. Asking neither blocks nor throws. */
public interface SegmentTable {

  /** What the table has on this segment, now. */
  Lookup find(SegmentKey segment);
}
