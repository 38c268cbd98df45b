package dev.voucherstreams.gateway.generations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.events.OrderPartition;
import dev.voucherstreams.service.table.Rows;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderCountsTest {

  @Test
  void sum_ofPartitions_addsEachNumberUp() {
    assertThat(OrderCounts.sum(List.of(partition(1), partition(10))))
        .isEqualTo(new OrderCounts(11, 22, 33, 44, 55, 66, 77));
  }

  @Test
  void sum_ofNone_isZeros() {
    assertThat(OrderCounts.sum(List.of())).isEqualTo(new OrderCounts(0, 0, 0, 0, 0, 0, 0));
  }

  private static OrderPartition partition(long times) {
    return OrderPartition.newBuilder(Rows.partition(0, 5, 5))
        .setCounted(times)
        .setOutOfScope(2 * times)
        .setIncomplete(3 * times)
        .setDuplicateRow(4 * times)
        .setDuplicateReplay(5 * times)
        .setInvalid(6 * times)
        .setUnreadable(7 * times)
        .build();
  }
}
