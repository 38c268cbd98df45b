package dev.voucherstreams.service.streams;

import dev.voucherstreams.service.streams.PollAge.Pause;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.KafkaStreams;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * UP when the client runs, OUT_OF_SERVICE while it starts, restores, rebalances, fails again and
 * again, is held up, for whatever reason, or isn't answered by Kafka, DOWN when it has ended.
 */
public record StreamsHealth(ManagedStreams client) implements HealthIndicator {

  /* A failed client is up again for a moment before it fails again of the same cause. */
  private static final Duration RECENT = Duration.ofSeconds(15);

  /* An idle thread polls several times a second. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Override
  public Health health() {
    KafkaStreams streams = client.streams();
    if (streams == null || client.isWaiting()) {
      return topics(Health.outOfService().withDetail("state", "waiting for Kafka")).build();
    }
    KafkaStreams.State state = streams.state();
    Map<String, String> trouble = trouble(streams);
    return topics(builder(state, !trouble.isEmpty()))
        .withDetails(trouble)
        .withDetail("state", state.name())
        .build();
  }

  /* A topic that isn't as it has to be is told of, however the client is. */
  private Health.Builder topics(Health.Builder health) {
    Map<String, String> topics = client.topics().complaints();
    client
        .topics()
        .obstacle()
        .ifPresent(obstacle -> health.withDetail("waitsFor", obstacle.toString()));
    return topics.isEmpty() ? health : health.withDetail("topics", topics);
  }

  /* One at most: without Kafka, nothing is polled either. */
  private Map<String, String> trouble(KafkaStreams streams) {
    Optional<String> failure = client.failures().within(RECENT);
    if (failure.isPresent()) {
      return Map.of("failure", failure.get());
    }
    Optional<Duration> silence = client.broker().silence();
    if (silence.isPresent()) {
      return Map.of("kafka", "hasn't answered for %d s".formatted(silence.get().toSeconds()));
    }
    return heldUp(streams).map(what -> Map.of("heldUp", what)).orElse(Map.of());
  }

  private static Optional<String> heldUp(KafkaStreams streams) {
    Optional<Pause> longest = PollAge.longestPause(streams);
    if (longest.isEmpty() && streams.state() == KafkaStreams.State.RUNNING) {
      return Optional.of("no stream thread polls; the log says more");
    }
    return longest.filter(pause -> pause.length().compareTo(PATIENCE) > 0).map(HeldUp::describe);
  }

  private static Health.Builder builder(KafkaStreams.State state, boolean troubled) {
    if (state == KafkaStreams.State.RUNNING && !troubled) {
      return Health.up();
    }
    return state.hasCompletedShutdown() ? Health.down() : Health.outOfService();
  }
}
