package dev.voucherstreams.streamsapp.app;

import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * UP when the client runs, OUT_OF_SERVICE while it starts, restores or rebalances, DOWN when it
 * ended by itself.
 */
final class StreamsHealth implements HealthIndicator {

  private final Supplier<@Nullable KafkaStreams> client;

  StreamsHealth(Supplier<@Nullable KafkaStreams> client) {
    this.client = client;
  }

  @Override
  public Health health() {
    KafkaStreams streams = client.get();
    if (streams == null) {
      return Health.outOfService().withDetail("state", "waiting for Kafka").build();
    }
    KafkaStreams.State state = streams.state();
    return builder(state).withDetail("state", state.name()).build();
  }

  private static Health.Builder builder(KafkaStreams.State state) {
    if (state == KafkaStreams.State.RUNNING) {
      return Health.up();
    }
    return state.hasCompletedShutdown() ? Health.down() : Health.outOfService();
  }
}
