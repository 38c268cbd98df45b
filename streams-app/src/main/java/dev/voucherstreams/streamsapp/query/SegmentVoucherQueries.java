package dev.voucherstreams.streamsapp.query;

import static dev.voucherstreams.streamsapp.tally.SegmentTallyTopology.SEGMENT_VOUCHER_STORE;

import dev.voucherstreams.events.SegmentVoucher;
import dev.voucherstreams.segments.SegmentKey;
import dev.voucherstreams.streamsapp.query.QueryOutcome.Answer;
import dev.voucherstreams.streamsapp.query.QueryOutcome.NotReady;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.query.KeyQuery;
import org.apache.kafka.streams.query.QueryResult;
import org.apache.kafka.streams.query.RangeQuery;
import org.apache.kafka.streams.query.StateQueryRequest;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.jspecify.annotations.Nullable;

/** Interactive queries on the segment-voucher store, as far as this instance holds it. */
public final class SegmentVoucherQueries {

  private final Supplier<@Nullable KafkaStreams> client;

  /**
   * @param client the client that runs now, null while there is none; asked for each query, since a
   *     restart makes a new one
   */
  public SegmentVoucherQueries(Supplier<@Nullable KafkaStreams> client) {
    this.client = client;
  }

  /** Every segment that has been used, of the partitions that are here. */
  QueryOutcome<Map<SegmentKey, SegmentVoucher>> all() {
    return query(
        StateQueryRequest.inStore(SEGMENT_VOUCHER_STORE)
            .withQuery(RangeQuery.<SegmentKey, SegmentVoucher>withNoBounds()),
        SegmentVoucherQueries::collect);
  }

  /** One segment, in the partition that it belongs to; empty if it has not been used. */
  QueryOutcome<Optional<SegmentVoucher>> one(SegmentKey segment, int partition) {
    return query(
        StateQueryRequest.inStore(SEGMENT_VOUCHER_STORE)
            .withQuery(KeyQuery.<SegmentKey, SegmentVoucher>withKey(segment))
            .withPartitions(Set.of(partition)),
        results -> results.stream().findFirst());
  }

  private static Map<SegmentKey, SegmentVoucher> collect(
      Collection<KeyValueIterator<SegmentKey, SegmentVoucher>> partitions) {
    Map<SegmentKey, SegmentVoucher> vouchers = new HashMap<>();
    for (var partition : partitions) {
      try (partition) {
        partition.forEachRemaining(row -> vouchers.put(row.key, row.value));
      }
    }
    return vouchers;
  }

  private <R, T> QueryOutcome<T> query(
      StateQueryRequest<R> request, Function<Collection<R>, T> read) {
    KafkaStreams streams = client.get();
    if (streams == null) {
      return new NotReady<>("the tally waits for Kafka");
    }
    try {
      // Until all is restored a partition may be missing, and its segments would look unused.
      if (streams.state() != KafkaStreams.State.RUNNING) {
        return new NotReady<>("the tally is " + streams.state());
      }
      return outcome(streams.query(request).getPartitionResults().values(), read);
    } catch (InvalidStateStoreException e) {
      return new NotReady<>(String.valueOf(e.getMessage()));
    }
  }

  private static <R, T> QueryOutcome<T> outcome(
      Collection<QueryResult<R>> results, Function<Collection<R>, T> read) {
    return results.stream()
        .filter(QueryResult::isFailure)
        .findFirst()
        .<QueryOutcome<T>>map(failure -> new NotReady<>(failure.getFailureMessage()))
        .orElseGet(() -> new Answer<>(read.apply(values(results))));
  }

  private static <R> Collection<R> values(Collection<QueryResult<R>> results) {
    return results.stream().map(QueryResult::getResult).filter(Objects::nonNull).toList();
  }
}
