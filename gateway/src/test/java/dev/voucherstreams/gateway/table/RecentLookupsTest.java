package dev.voucherstreams.gateway.table;

import static dev.voucherstreams.gateway.table.Rows.MANY_ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.events.SegmentVoucher;
import dev.voucherstreams.gateway.table.Lookup.Found;
import dev.voucherstreams.gateway.table.Lookup.NotReady;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RecentLookupsTest extends SegmentTableContract {
  private final AtomicLong now = new AtomicLong();
  private final FakeSegmentTable behind = new FakeSegmentTable();

  @Override
  protected SegmentTable ready(SegmentVoucher... rows) {
    List.of(rows).forEach(behind::with);
    return new RecentLookups(behind, now::get);
  }

  @Override
  protected SegmentTable notReady(String reason) {
    return new RecentLookups(behind.notReady(reason), now::get);
  }

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }

  @Test
  void find_aMomentAfterAnUpdate_isTheNewRow() {
    // Given
    SegmentTable table = ready(Rows.row(MANY_ORDERS, 2640));
    table.find(MANY_ORDERS);
    behind.with(Rows.row(MANY_ORDERS, 4400));

    // When
    pass(Duration.ofMillis(9));
    Lookup early = table.find(MANY_ORDERS);
    pass(Duration.ofMillis(1));
    Lookup late = table.find(MANY_ORDERS);

    // Then
    assertThat(early).isEqualTo(new Found(Rows.row(MANY_ORDERS, 2640)));
    assertThat(late).isEqualTo(new Found(Rows.row(MANY_ORDERS, 4400)));
  }

  @Test
  void find_thatWasNotReady_asksAgainAtOnce() {
    // Given
    SegmentTable table = notReady("restoring");
    Lookup before = table.find(MANY_ORDERS);

    // When
    behind.with(Rows.row(MANY_ORDERS, 2640));

    // Then
    assertThat(before).isEqualTo(new NotReady("restoring"));
    assertThat(table.find(MANY_ORDERS)).isEqualTo(new Found(Rows.row(MANY_ORDERS, 2640)));
  }
}
