package dev.voucherstreams.gateway.outcomes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.avroserde.AvroSerdes;
import dev.voucherstreams.avroserde.RegistryStub;
import dev.voucherstreams.events.OrderOutcomes;
import dev.voucherstreams.gateway.live.OrderCounts;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LatestOutcomesTest {
  private static final String TOPIC = "order-outcomes";

  private final RegistryStub registry = new RegistryStub();
  private final Serde<OrderOutcomes> serde =
      AvroSerdes.values(OrderOutcomes.class, registry.config());
  private final LatestOutcomes latest = new LatestOutcomes(serde.deserializer());

  @AfterEach
  void close() {
    registry.close();
  }

  @Test
  void sum_ofNothing_isZero() {
    assertThat(latest.sum()).isEqualTo(new OrderCounts(0, 0, 0, 0, 0, 0, 0));
  }

  @Test
  void record_laterOfItsPartition_takesThePlaceOfTheOneBefore() {
    take("0", 10);
    take("1", 100);
    take("0", 20);

    assertThat(latest.sum()).isEqualTo(new OrderCounts(120, 122, 124, 126, 128, 130, 132));
  }

  @Test
  void partition_takenBack_isGone() {
    take("0", 10);
    take("1", 100);
    latest.take(new ConsumerRecord<>(TOPIC, 0, 0, "0", null));

    assertThat(latest.sum().counted()).isEqualTo(100);
  }

  @Test
  void record_unreadable_changesNothing() {
    take("0", 10);
    byte[] garbage = "garbage".getBytes(StandardCharsets.UTF_8);
    latest.take(new ConsumerRecord<>(TOPIC, 0, 0, "0", garbage));

    assertThat(latest.sum().counted()).isEqualTo(10);
  }

  @Test
  void record_withoutAKey_changesNothing() {
    take("0", 10);
    byte[] value = serde.serializer().serialize(TOPIC, outcomes("1", 100));
    latest.take(new ConsumerRecord<>(TOPIC, 0, 0, null, value));

    assertThat(latest.sum().counted()).isEqualTo(10);
  }

  @Test
  void record_whoseReaderFailsInAnyWay_changesNothing() {
    LatestOutcomes failing =
        new LatestOutcomes(
            (topic, bytes) -> {
              throw new IllegalStateException("a bug");
            });

    failing.take(new ConsumerRecord<>(TOPIC, 0, 0, "0", new byte[] {0}));

    assertThat(failing.sum().counted()).isZero();
  }

  /* Each number is one more than the one before. */
  private static OrderOutcomes outcomes(String partition, long first) {
    return new OrderOutcomes(
        Integer.parseInt(partition),
        first,
        first + 1,
        first + 2,
        first + 3,
        first + 4,
        first + 5,
        first + 6,
        Instant.EPOCH);
  }

  private void take(String partition, long first) {
    byte[] value = serde.serializer().serialize(TOPIC, outcomes(partition, first));
    latest.take(new ConsumerRecord<>(TOPIC, 0, 0, partition, value));
  }
}
