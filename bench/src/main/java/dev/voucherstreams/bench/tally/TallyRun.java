package dev.voucherstreams.bench.tally;

import static dev.voucherstreams.streamsapp.tally.SegmentTallyTopology.SEGMENT_VOUCHER_STORE;

import dev.voucherstreams.events.SegmentVoucher;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.query.QueryResult;
import org.apache.kafka.streams.query.RangeQuery;
import org.apache.kafka.streams.query.StateQueryRequest;
import org.apache.kafka.streams.state.KeyValueIterator;

/** One run of a tally topology over a filled topic, timed from its first count to its last. */
final class TallyRun {

  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private final KafkaStreams streams;

  TallyRun(Topology topology, Properties config) {
    this.streams = new KafkaStreams(topology, config);
  }

  /** Starts it and returns how long it took from being assigned its tasks to the last event. */
  Duration count(long uses) {
    try (streams) {
      streams.start();
      waitUntil(() -> streams.state() == KafkaStreams.State.RUNNING);
      long started = System.nanoTime();
      waitUntil(() -> counted() >= uses);
      return Duration.ofNanos(System.nanoTime() - started);
    }
  }

  private long counted() {
    try {
      return streams
          .query(
              StateQueryRequest.inStore(SEGMENT_VOUCHER_STORE)
                  .withQuery(RangeQuery.<Object, SegmentVoucher>withNoBounds()))
          .getPartitionResults()
          .values()
          .stream()
          .filter(QueryResult::isSuccess)
          .mapToLong(result -> total(result.getResult()))
          .sum();
    } catch (InvalidStateStoreException notYet) {
      return 0;
    }
  }

  private static long total(KeyValueIterator<Object, SegmentVoucher> rows) {
    long total = 0;
    try (rows) {
      while (rows.hasNext()) {
        total += rows.next().value.getTotal();
      }
    }
    return total;
  }

  private static void waitUntil(java.util.function.BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      LockSupport.parkNanos(POLL_NANOS);
    }
  }
}
