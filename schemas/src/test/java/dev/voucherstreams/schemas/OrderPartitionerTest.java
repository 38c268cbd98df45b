package dev.voucherstreams.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.events.OrderEvent;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;

class OrderPartitionerTest {

  @Test
  void partition_withCustomer_isThatOfKafkasDefaultPartitioner() {
    for (long customer = 0; customer < 1_000; customer++) {
      OrderEvent event = event().setCustomerId(customer).setDataset("d").setRow(1L).build();
      byte[] key = Long.toString(customer).getBytes(StandardCharsets.UTF_8);

      assertThat(OrderPartitioner.partition(event, 12))
          .isEqualTo(BuiltInPartitioner.partitionForKey(key, 12));
    }
  }

  @Test
  void partition_rowsWithoutCustomer_areSpreadByRow() {
    for (long row = 0; row < 100; row++) {
      OrderEvent event = event().setDataset("d").setRow(row).build();

      assertThat(OrderPartitioner.partition(event, 12)).isEqualTo((int) (row % 12));
    }
  }

  @Test
  void partition_liveEventWithoutCustomer_dependsOnItsIdOnly() {
    OrderEvent one = event().setEventId("a").setVoucherAmount(1L).build();
    OrderEvent same = event().setEventId("a").setVoucherAmount(2L).build();

    assertThat(OrderPartitioner.partition(one, 12))
        .isEqualTo(OrderPartitioner.partition(same, 12))
        .isBetween(0, 11);
  }

  @Test
  void key_isTheCustomerOrAbsent() {
    assertThat(OrderPartitioner.key(event().setCustomerId(5L).build())).isEqualTo("5");
    assertThat(OrderPartitioner.key(event().build())).isNull();
  }

  private static OrderEvent.Builder event() {
    return OrderEvent.newBuilder().setEventId("e").setCountryCode("Peru");
  }
}
