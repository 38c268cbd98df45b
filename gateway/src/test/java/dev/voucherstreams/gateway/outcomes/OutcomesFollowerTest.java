package dev.voucherstreams.gateway.outcomes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.voucherstreams.avroserde.AvroSerde;
import dev.voucherstreams.events.OrderOutcomes;
import dev.voucherstreams.gateway.live.OrderCounts;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class OutcomesFollowerTest {
  private static final TopicPartition PARTITION = new TopicPartition("order-outcomes", 0);

  private final Deque<Supplier<Consumer<String, byte[]>>> attempts = new ArrayDeque<>();

  @Test
  void follower_whateverFails_triesAgain() throws InterruptedException {
    // Given
    attempts.add(
        () -> {
          throw new IllegalStateException("a bug");
        });
    attempts.add(
        () -> {
          throw new StackOverflowError();
        });
    attempts.add(OutcomesFollowerTest::ofAnEmptyTopic);
    OutcomesFollower follower =
        new OutcomesFollower(
            PARTITION.topic(),
            () -> attempts.remove().get(),
            new AvroSerde<>(OrderOutcomes.class).deserializer());

    // When
    follower.start();

    // Then
    await().until(() -> follower.counts().isPresent());
    assertThat(follower.counts()).contains(new OrderCounts(0, 0, 0, 0, 0, 0, 0));
    follower.stop();
  }

  private static Consumer<String, byte[]> ofAnEmptyTopic() {
    MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
    consumer.updatePartitions(
        PARTITION.topic(),
        List.of(new PartitionInfo(PARTITION.topic(), PARTITION.partition(), null, null, null)));
    consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
    consumer.updateEndOffsets(Map.of(PARTITION, 0L));
    return consumer;
  }
}
