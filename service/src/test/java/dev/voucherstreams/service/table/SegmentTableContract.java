package dev.voucherstreams.service.table;

import static dev.voucherstreams.service.table.Rows.FEW_ORDERS;
import static dev.voucherstreams.service.table.Rows.MANY_ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.events.SegmentVoucher;
import dev.voucherstreams.service.table.Lookup.Found;
import dev.voucherstreams.service.table.Lookup.NoUses;
import org.junit.jupiter.api.Test;

/** What every segment table does, extended by the test of each. */
public abstract class SegmentTableContract {

  /** A table that is ready and holds these rows. */
  protected abstract SegmentTable ready(SegmentVoucher... rows);

  @Test
  void find_segmentWithUses_isItsRow() {
    SegmentVoucher row = Rows.row(MANY_ORDERS, 2640);

    assertThat(ready(row).find(MANY_ORDERS)).isEqualTo(new Found(row));
  }

  @Test
  void find_segmentWithoutUses_isNoUses() {
    assertThat(ready(Rows.row(MANY_ORDERS, 2640)).find(FEW_ORDERS)).isEqualTo(new NoUses());
  }
}
