package dev.voucherstreams.gateway.table;

import static dev.voucherstreams.gateway.table.Rows.FEW_ORDERS;
import static dev.voucherstreams.gateway.table.Rows.MANY_ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.events.SegmentVoucher;
import dev.voucherstreams.gateway.table.Lookup.Found;
import dev.voucherstreams.gateway.table.Lookup.NoUses;
import dev.voucherstreams.gateway.table.Lookup.NotReady;
import org.junit.jupiter.api.Test;

/** What every segment table does, extended by the test of each. */
public abstract class SegmentTableContract {

  /** A table that is ready and holds these rows. */
  protected abstract SegmentTable ready(SegmentVoucher... rows);

  /** A table that can't be asked, for this reason. */
  protected abstract SegmentTable notReady(String reason);

  @Test
  void find_segmentWithUses_isItsRow() {
    SegmentVoucher row = Rows.row(MANY_ORDERS, 2640);

    assertThat(ready(row).find(MANY_ORDERS)).isEqualTo(new Found(row));
  }

  @Test
  void find_segmentWithoutUses_isNoUses() {
    assertThat(ready(Rows.row(MANY_ORDERS, 2640)).find(FEW_ORDERS)).isEqualTo(new NoUses());
  }

  @Test
  void find_whileNotReady_saysWhy() {
    assertThat(notReady("restoring").find(MANY_ORDERS)).isEqualTo(new NotReady("restoring"));
  }
}
