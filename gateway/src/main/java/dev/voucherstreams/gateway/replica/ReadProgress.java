package dev.voucherstreams.gateway.replica;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** How far a client has come with its topic. The thread that reads it tells, others ask. */
public final class ReadProgress {
  private final Map<TopicPartition, Long> positions = new ConcurrentHashMap<>();

  /** Forgets how far a client came before another takes its place. */
  public void begin() {
    positions.clear();
  }

  /** Notes that all that this consumer has handed out is in the store. */
  void note(Consumer<?, ?> consumer) {
    for (TopicPartition partition : consumer.assignment()) {
      try {
        positions.put(partition, consumer.position(partition, Duration.ZERO));
      } catch (TimeoutException e) {
        positions.remove(partition); // it is being found out
      }
    }
  }

  Set<TopicPartition> partitions() {
    return Set.copyOf(positions.keySet());
  }

  /** Whether everything before these offsets is in the store, or will never be for anybody. */
  boolean isAt(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> positions.getOrDefault(end.getKey(), -1L) >= end.getValue());
  }
}
