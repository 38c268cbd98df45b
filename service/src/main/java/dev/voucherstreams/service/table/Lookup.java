package dev.voucherstreams.service.table;

import dev.voucherstreams.events.SegmentVoucher;

/** What comes of a look into the table. */
public sealed interface Lookup {

  /** The segment's row: answer with it. */
  record Found(SegmentVoucher row) implements Lookup {}

  /** Nobody in this segment has used a voucher: answer with none. */
  record NoUses() implements Lookup {}

  /** The table can't be asked now, and this is why: have the client come back. */
  record NotReady(String reason) implements Lookup {}
}
