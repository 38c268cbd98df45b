package dev.voucherstreams.gateway.replica;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/** How far a restore is. Kafka Streams tells it, health checks ask. */
public final class RestoreProgress implements StateRestoreListener {
  private final Clock clock;
  private final Map<TopicPartition, Span> spans = new ConcurrentHashMap<>();

  /** None has begun. */
  public RestoreProgress(Clock clock) {
    this.clock = clock;
  }

  /* Offsets, not records: a transaction's end takes an offset, too, and is never restored. */
  private record Span(long start, long now, long end, Instant since) {
    Span at(long offset) {
      return new Span(start, offset, end, since);
    }
  }

  @Override
  public void onRestoreStart(TopicPartition partition, String store, long start, long end) {
    spans.put(partition, new Span(start, start, end, clock.instant()));
  }

  @Override
  public void onBatchRestored(TopicPartition partition, String store, long offset, long count) {
    spans.computeIfPresent(partition, (key, span) -> span.at(Math.min(offset, span.end())));
  }

  @Override
  public void onRestoreEnd(TopicPartition partition, String store, long count) {
    spans.computeIfPresent(partition, (key, span) -> span.at(span.end()));
  }

  /** What is still to be read; empty before a restore begins. */
  OptionalLong recordsLeft() {
    return spans.isEmpty() ? OptionalLong.empty() : OptionalLong.of(left());
  }

  /** How long that takes at the pace so far; empty as long as there is none. */
  Optional<Duration> timeLeft() {
    long done = spans.values().stream().mapToLong(span -> span.now() - span.start()).sum();
    return spans.values().stream()
        .map(Span::since)
        .min(Instant::compareTo)
        .filter(since -> done > 0)
        .map(
            since -> Duration.between(since, clock.instant()).multipliedBy(left()).dividedBy(done));
  }

  private long left() {
    return spans.values().stream().mapToLong(span -> span.end() - span.now()).sum();
  }
}
