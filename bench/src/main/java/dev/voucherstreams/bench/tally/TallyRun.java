package dev.voucherstreams.bench.tally;

import static dev.voucherstreams.streamsapp.tally.SegmentTallyTopology.SEGMENT_VOUCHER_STORE;

import dev.voucherstreams.events.SegmentVoucher;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * One run of a tally topology over a filled topic, timed from its first count to its last.
 *
 * @param streams not started yet
 * @param keys all segments
 * @param <K> what the segments are named by in its store
 */
record TallyRun<K>(KafkaStreams streams, List<K> keys) {

  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  /**
   * Starts it and returns how long it took from the first thread's having its tasks to the last
   * event. It begins without state on disk: the thread that found some would have all those tasks.
   */
  Duration count(long uses) {
    try (streams) {
      streams.cleanUp();
      streams.start();
      waitUntil(this::hasBegun);
      long started = System.nanoTime();
      waitUntil(() -> counted() >= uses);
      return Duration.ofNanos(System.nanoTime() - started);
    }
  }

  /* A rebalance that a new repartition topic brings may leave the other threads behind for a while. */
  private boolean hasBegun() {
    return streams.metadataForLocalThreads().stream()
        .anyMatch(thread -> thread.threadState().equals("RUNNING"));
  }

  /* Key by key, as streams-app asks its store; SegmentVoucherQueries says why. */
  private long counted() {
    try {
      ReadOnlyKeyValueStore<K, SegmentVoucher> store =
          streams.store(
              StoreQueryParameters.fromNameAndType(
                  SEGMENT_VOUCHER_STORE, QueryableStoreTypes.keyValueStore()));
      return keys.stream()
          .map(store::get)
          .filter(Objects::nonNull)
          .mapToLong(SegmentVoucher::getTotal)
          .sum();
    } catch (InvalidStateStoreException notYet) {
      return 0;
    }
  }

  private static void waitUntil(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      LockSupport.parkNanos(POLL_NANOS);
    }
  }
}
