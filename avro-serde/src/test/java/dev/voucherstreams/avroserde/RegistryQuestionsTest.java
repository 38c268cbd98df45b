package dev.voucherstreams.avroserde;

import static dev.voucherstreams.avroserde.SampleOrder.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.voucherstreams.events.OrderEvent;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.SerializationException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How often the registry is asked, and what that takes. */
class RegistryQuestionsTest {

  private static final String TOPIC = "order-events";

  private final RegistryStub registry = new RegistryStub();

  @AfterEach
  void stopRegistry() {
    registry.close();
  }

  @Test
  void unknownId_inManyRecords_isAskedForOnce() {
    // Given
    AvroDeserializer<OrderEvent> deserializer = deserializer(60_000);

    // Then
    for (int i = 0; i < 1_000; i++) {
      assertUnreadable(deserializer, 77, "/schemas/ids/77 with status 404: Schema not found");
    }
    assertThat(registry.requests()).containsExactly("GET /schemas/ids/77");
  }

  @Test
  void unusableSchema_inManyRecords_isAskedForOnce_andSaysWhyEachTime() {
    // Given
    AvroDeserializer<OrderEvent> deserializer = deserializer(60_000);
    registry.answer("/schemas/ids/7", 200, "{\"schema\": \"no schema\"}");

    // Then
    for (int i = 0; i < 100; i++) {
      assertUnreadable(deserializer, 7, "no Avro schema that can be used");
    }
    assertThat(registry.requests()).hasSize(1);
  }

  @Test
  void outage_isNotRemembered() {
    // Given
    byte[] record = serialize();
    AvroDeserializer<OrderEvent> deserializer = deserializer(0);
    registry.failWith(503);
    assertThatThrownBy(() -> deserializer.deserialize(TOPIC, record))
        .isInstanceOf(SchemaRegistryUnavailableException.class);

    // When
    registry.failWith(0);

    // Then
    assertThat(deserializer.deserialize(TOPIC, record)).isEqualTo(order());
  }

  @Test
  void manyUnknownIds_takeFewThreads() {
    // Given
    AvroDeserializer<OrderEvent> deserializer = deserializer(60_000);
    int before = clientThreads().size();

    // When
    for (int id = 1_000; id < 1_500; id++) {
      assertUnreadable(deserializer, id, "status 404");
    }

    // Then
    assertThat(registry.requests()).hasSize(500);
    assertThat(clientThreads()).hasSizeLessThan(before + 10).allMatch(Thread::isDaemon);
  }

  @Test
  void serdesThatAreGone_leaveNoThreads() {
    // Given
    List<AvroDeserializer<OrderEvent>> deserializers = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      deserializers.add(deserializer(60_000));
      assertUnreadable(deserializers.get(i), 77, "status 404");
    }
    assertThat(selectors()).isGreaterThanOrEqualTo(20);

    // When
    deserializers.clear();

    // Then
    Awaitility.await()
        .until(
            () -> {
              System.gc();
              return selectors() < 10;
            });
  }

  @Test
  void threadsThatWaitForTheSameSchema_canEachBeInterrupted() {
    // Given
    byte[] record = serialize();
    AvroDeserializer<OrderEvent> deserializer = deserializer(60_000);
    registry.failWith(503);
    int before = registry.requests().size();
    List<Waiting> waiting = List.of(new Waiting(), new Waiting(), new Waiting());
    waiting.forEach(one -> one.start(() -> deserializer.deserialize(TOPIC, record)));
    Awaitility.await().until(() -> registry.requests().size() >= before + waiting.size());

    // When
    waiting.get(2).thread.interrupt();
    waiting.get(1).thread.interrupt();

    // Then
    for (Waiting interrupted : waiting.subList(1, 3)) {
      assertThat(interrupted.end.join()).isInstanceOf(InterruptException.class);
    }
    registry.failWith(0);
    assertThat(waiting.get(0).end.join()).isEqualTo(order());
  }

  private static final class Waiting {
    final CompletableFuture<Object> end = new CompletableFuture<>();
    private Thread thread;

    void start(Supplier<Object> reading) {
      thread =
          new Thread(
              () -> {
                try {
                  end.complete(reading.get());
                } catch (RuntimeException e) {
                  end.complete(e);
                }
              });
      thread.start();
    }
  }

  private static List<Thread> clientThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("HttpClient-"))
        .toList();
  }

  private static long selectors() {
    return clientThreads().stream()
        .filter(thread -> thread.getName().endsWith("-SelectorManager"))
        .count();
  }

  private static void assertUnreadable(
      AvroDeserializer<OrderEvent> deserializer, int id, String why) {
    byte[] record = ByteBuffer.allocate(9).put((byte) 0).putInt(id).array();
    assertThatThrownBy(() -> deserializer.deserialize(TOPIC, record))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining(why);
  }

  private AvroDeserializer<OrderEvent> deserializer(int maxWaitMs) {
    Map<String, Object> config = new HashMap<>(registry.config());
    config.put(AvroSerdeConfig.MAX_WAIT_MS, maxWaitMs);
    AvroDeserializer<OrderEvent> deserializer = new AvroDeserializer<>(OrderEvent.class);
    deserializer.configure(config, false);
    return deserializer;
  }

  private byte[] serialize() {
    AvroSerializer<OrderEvent> serializer = new AvroSerializer<>();
    serializer.configure(registry.config(), false);
    return serializer.serialize(TOPIC, order());
  }
}
