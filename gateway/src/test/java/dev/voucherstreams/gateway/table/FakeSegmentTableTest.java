package dev.voucherstreams.gateway.table;

import dev.voucherstreams.events.SegmentVoucher;
import java.util.List;

/** Holds the fake to what the real table does. */
class FakeSegmentTableTest extends SegmentTableContract {

  @Override
  protected SegmentTable ready(SegmentVoucher... rows) {
    FakeSegmentTable table = new FakeSegmentTable();
    List.of(rows).forEach(table::with);
    return table;
  }

  @Override
  protected SegmentTable notReady(String reason) {
    return new FakeSegmentTable().notReady(reason);
  }
}
