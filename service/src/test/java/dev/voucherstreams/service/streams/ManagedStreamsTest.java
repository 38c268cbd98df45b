package dev.voucherstreams.service.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.voucherstreams.service.streams.TopicWatch.TopicLook;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ManagedStreamsTest {

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final AtomicInteger looks = new AtomicInteger();
  private final AtomicInteger starts = new AtomicInteger();
  private final ManagedStreams client =
      new ManagedStreams(
          "tally",
          new TopicWatch("tally", this::look, "broker:9092", registry),
          new StaticMembers(Map.of(), new Properties()),
          clients -> make(),
          new ClientFailureHandler("tally", failure -> false, registry),
          registry,
          () -> true,
          () -> false);

  @AfterEach
  void stop() {
    client.stop();
  }

  /* Nobody else would start the client again. */
  @Test
  void keeper_whateverComesUp_goesOn() {
    client.start();

    await().atMost(Duration.ofMinutes(1)).until(() -> starts.get() > 2);
    assertThat(client.failures().within(Duration.ofMinutes(5))).isPresent();
    assertThat(registry.get("voucher.client.failures").counter().count()).isGreaterThan(2);
    assertThat(client.isRunning()).isTrue();
  }

  private TopicLook look(Consumer<Map<String, Uuid>> found) {
    if (looks.getAndIncrement() == 0) {
      throw new IllegalStateException("of an answer that nobody expected");
    }
    return new TopicLook(Map.of(), List.of());
  }

  private KafkaStreams make() {
    switch (starts.getAndIncrement()) {
      case 0 -> throw new IllegalArgumentException("of a metric that is there already");
      case 1 -> throw new NoClassDefFoundError("of a jar that isn't whole");
      default -> throw new StackOverflowError("of a recursion");
    }
  }
}
