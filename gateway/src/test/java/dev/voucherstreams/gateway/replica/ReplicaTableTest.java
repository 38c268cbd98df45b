package dev.voucherstreams.gateway.replica;

import static dev.voucherstreams.gateway.table.Rows.FEW_ORDERS;
import static dev.voucherstreams.gateway.table.Rows.MANY_ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.events.SegmentVoucher;
import dev.voucherstreams.gateway.replica.ReplicaState.Serving;
import dev.voucherstreams.gateway.replica.ReplicaState.Waiting;
import dev.voucherstreams.gateway.table.Lookup.Found;
import dev.voucherstreams.gateway.table.Lookup.NoUses;
import dev.voucherstreams.gateway.table.Lookup.NotReady;
import dev.voucherstreams.gateway.table.Readiness.Missing;
import dev.voucherstreams.gateway.table.Rows;
import dev.voucherstreams.gateway.table.SegmentTable;
import dev.voucherstreams.gateway.table.SegmentTableContract;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReplicaTableTest extends SegmentTableContract {
  private static final NotReady RESTORING = new NotReady("the table is being restored");

  private final ReplicaDriver driver = new ReplicaDriver();

  @AfterEach
  void close() {
    driver.close();
  }

  @Override
  protected SegmentTable ready(SegmentVoucher... rows) {
    List.of(rows).forEach(driver::put);
    return table(() -> Optional.of(driver.store()));
  }

  @Override
  protected SegmentTable notReady(String reason) {
    return new ReplicaTable(() -> new Waiting(Missing.RECORDS, reason));
  }

  private static SegmentTable table(StoreAccess access) {
    return new ReplicaTable(() -> new Serving(access));
  }

  @Test
  void find_afterAnUpdate_isTheNewRow() {
    SegmentTable table = ready(Rows.row(MANY_ORDERS, 2640));

    driver.put(Rows.row(MANY_ORDERS, 4400));

    assertThat(table.find(MANY_ORDERS)).isEqualTo(new Found(Rows.row(MANY_ORDERS, 4400)));
  }

  @Test
  void find_withoutAStore_isNotReady() {
    assertThat(table(Optional::empty).find(MANY_ORDERS)).isEqualTo(RESTORING);
  }

  @Test
  void find_storeThatClosesMeanwhile_isNotReadyRatherThanNoUses() {
    // Given
    Deque<Optional<?>> stores = new ArrayDeque<>(List.of(Optional.of(""), Optional.empty()));
    SegmentTable table =
        table(
            () ->
                stores.removeFirst().isPresent() ? Optional.of(driver.store()) : Optional.empty());

    // Then
    assertThat(table.find(FEW_ORDERS)).isEqualTo(RESTORING);
  }

  @Test
  void find_storeThatHasClosed_isNotReady() {
    StoreAccess closed =
        () -> {
          throw new InvalidStateStoreException("closed");
        };

    assertThat(table(closed).find(MANY_ORDERS)).isEqualTo(RESTORING);
  }

  @Test
  void find_rowThatCannotBeRead_isNotReadyAndSaysWhich() {
    // Given
    SegmentTable table = ready(Rows.row(MANY_ORDERS, 2640));

    // When
    driver.put(MANY_ORDERS, ReplicaDriver.GARBAGE);

    // Then
    assertThat(table.find(MANY_ORDERS))
        .isEqualTo(new NotReady("the row of Peru|frequent_segment|13-37 can't be read"));

    // When
    driver.put(Rows.row(MANY_ORDERS, 4400));

    // Then
    assertThat(table.find(MANY_ORDERS)).isEqualTo(new Found(Rows.row(MANY_ORDERS, 4400)));
  }

  @Test
  void find_rowThatWasTakenBack_hasNoUses() {
    SegmentTable table = ready(Rows.row(MANY_ORDERS, 2640));

    driver.put(MANY_ORDERS, null);

    assertThat(table.find(MANY_ORDERS)).isEqualTo(new NoUses());
  }
}
