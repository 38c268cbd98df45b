package dev.voucherstreams.service.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class StreamsClientSupplierTest {

  private static final Map<String, Object> NO_BROKER =
      Map.of("bootstrap.servers", "localhost:1", "max.block.ms", "600000");

  private final StreamsClientSupplier clients = new StreamsClientSupplier();

  @Test
  void producers_areClosedFromOutside_andWhoeverWaitsForThemGoesOn() {
    // Given
    Producer<byte[], byte[]> waiting = clients.getProducer(NO_BROKER);
    Producer<byte[], byte[]> idle = clients.getProducer(NO_BROKER);
    CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> send(waiting));

    // When
    clients.closeProducersNow();

    // Then
    await().atMost(Duration.ofMinutes(1)).until(sending::isDone);
    assertThat(sending).isCompletedExceptionally();
    assertThatThrownBy(() -> send(idle)).hasMessageContaining("closed");
  }

  private static void send(Producer<byte[], byte[]> producer) {
    var unused = producer.send(new ProducerRecord<>("order-events", new byte[0]));
  }
}
