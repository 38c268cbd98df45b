package dev.voucherstreams.gateway.replica;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * When a store was last known to have all that had been written to its topic by then. It is asked
 * where the topic ends, that of open transactions included, and the time counts once the reader,
 * which waits for transactions to end, has come as far. It never waits.
 */
public final class TableFreshness implements AutoCloseable {
  private final Admin admin;
  private final ReadProgress reading;
  private final Clock clock;
  private @Nullable Asked asked;
  private volatile @Nullable Instant fresh;

  public TableFreshness(Admin admin, ReadProgress reading, Clock clock) {
    this.admin = admin;
    this.reading = reading;
    this.clock = clock;
  }

  private record Asked(
      Instant at, KafkaFuture<Map<TopicPartition, ListOffsetsResultInfo>> answer) {}

  /** Looks how it is; to be called about once a second, always by the same thread. */
  void look() throws InterruptedException {
    if (asked != null && asked.answer().isDone()) {
      settle(asked);
    }
    if (asked == null && !reading.partitions().isEmpty()) {
      asked = ask();
    }
  }

  /** The latest such time that is known. */
  Optional<Instant> freshAsOf() {
    return Optional.ofNullable(fresh);
  }

  private Asked ask() {
    Map<TopicPartition, OffsetSpec> ends =
        reading.partitions().stream()
            .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
    return new Asked(clock.instant(), admin.listOffsets(ends).all());
  }

  private void settle(Asked question) throws InterruptedException {
    try {
      Map<TopicPartition, Long> ends =
          question.answer().get().entrySet().stream()
              .collect(Collectors.toMap(Map.Entry::getKey, end -> end.getValue().offset()));
      if (reading.isAt(ends)) {
        fresh = question.at();
        asked = null;
      }
    } catch (ExecutionException e) {
      asked = null; // it is asked again, and the time stands still meanwhile
    }
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO);
  }
}
