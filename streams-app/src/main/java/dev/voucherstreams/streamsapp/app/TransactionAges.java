package dev.voucherstreams.streamsapp.app;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * How long the oldest transaction that is open in a partition has been so, as far as it has been
 * watched. Nobody who reads only what is committed gets past the last stable offset, where it
 * begins; that moves on when it ends.
 */
final class TransactionAges {

  private final InstantSource clock;
  private final Map<TopicPartition, Open> open = new HashMap<>();

  /**
   * How far a partition can be read.
   *
   * @param lastStable by those who read only what is committed: where the oldest open transaction
   *     begins
   * @param end by others
   */
  record PartitionOffsets(long lastStable, long end) {}

  private record Open(long lastStable, Instant since) {}

  TransactionAges(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Notes the offsets of a partition as they are now, and returns how long the last stable one has
   * been seen to stand still below the end; zero if it is the end.
   */
  Duration age(TopicPartition partition, PartitionOffsets offsets) {
    if (offsets.lastStable() >= offsets.end()) {
      open.remove(partition);
      return Duration.ZERO;
    }
    Open now = new Open(offsets.lastStable(), clock.instant());
    Open oldest =
        open.merge(
            partition, now, (before, same) -> before.lastStable == same.lastStable ? before : same);
    return Duration.between(oldest.since, now.since);
  }
}
