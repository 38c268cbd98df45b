package dev.voucherstreams.service.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.events.SegmentVoucher;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds the fake to what the real table does. */
class FakeSegmentTableTest extends SegmentTableContract {

  @Override
  protected SegmentTable ready(SegmentVoucher... rows) {
    FakeSegmentTable table = new FakeSegmentTable();
    List.of(rows).forEach(table::with);
    return table;
  }

  @Test
  void find_whileNotReady_saysWhy() {
    assertThat(new FakeSegmentTable().notReady("restoring").find(Rows.MANY_ORDERS))
        .isEqualTo(new Lookup.NotReady("restoring"));
  }
}
