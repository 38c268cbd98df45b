package dev.voucherstreams.service.table;

import static dev.voucherstreams.service.table.Rows.FEW_ORDERS;
import static dev.voucherstreams.service.table.Rows.MANY_ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.events.SegmentVoucher;
import dev.voucherstreams.segments.SegmentKey;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every segment table does, extended by the test of each. */
public abstract class SegmentTableContract {

  /** A table whose only generation serves, and holds these rows. */
  protected abstract SegmentTable ready(SegmentVoucher... rows);

  @Test
  void find_segmentWithUses_isItsRow() {
    SegmentVoucher row = Rows.row(MANY_ORDERS, 2640);

    assertThat(find(ready(row), MANY_ORDERS)).contains(row);
  }

  @Test
  void find_segmentWithoutUses_isNone() {
    assertThat(find(ready(Rows.row(MANY_ORDERS, 2640)), FEW_ORDERS)).isEmpty();
  }

  @Test
  void served_isOneOfTheGenerations() {
    SegmentTable table = ready();

    ServedTable served = (ServedTable) table.served();

    assertThat(table.generations().serving()).contains(served.generation());
    assertThat(table.table(served.generation().name())).contains(served);
    assertThat(table.table("g99999999-9")).isEmpty();
  }

  protected static Optional<SegmentVoucher> find(SegmentTable table, SegmentKey segment) {
    return ((ServedTable) table.served()).find(segment);
  }
}
