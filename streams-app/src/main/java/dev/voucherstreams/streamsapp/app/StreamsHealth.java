package dev.voucherstreams.streamsapp.app;

import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.streams.KafkaStreams;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * UP when the client runs, OUT_OF_SERVICE while it starts, restores, rebalances, fails again and
 * again or is held up at a record, DOWN when it has ended.
 */
final class StreamsHealth implements HealthIndicator {

  /* A failed client is up again for a moment before it fails again of the same cause. */
  private static final Duration RECENT = Duration.ofSeconds(15);

  /* An idle thread polls several times a second. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final StreamsClient client;

  StreamsHealth(StreamsClient client) {
    this.client = client;
  }

  @Override
  public Health health() {
    KafkaStreams streams = client.streams();
    if (streams == null) {
      return Health.outOfService().withDetail("state", "waiting for Kafka").build();
    }
    Optional<String> failure = client.failures().within(RECENT);
    Duration sincePoll = Polls.longestPause(streams);
    boolean heldUp = sincePoll.compareTo(PATIENCE) > 0;
    KafkaStreams.State state = streams.state();
    Health.Builder health = builder(state, failure.isPresent() || heldUp);
    failure.ifPresent(reason -> health.withDetail("failure", reason));
    if (heldUp) {
      health.withDetail(
          "heldUp",
          "at a record for %d s; is the schema registry away? The log says more"
              .formatted(sincePoll.toSeconds()));
    }
    return health.withDetail("state", state.name()).build();
  }

  private static Health.Builder builder(KafkaStreams.State state, boolean troubled) {
    if (state == KafkaStreams.State.RUNNING && !troubled) {
      return Health.up();
    }
    return state.hasCompletedShutdown() ? Health.down() : Health.outOfService();
  }
}
