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
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.query.KeyQuery;
import org.apache.kafka.streams.query.Query;
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

  /** Every segment that has been used. */
  QueryOutcome<Map<SegmentKey, SegmentVoucher>> all() {
    return query(
        RangeQuery.<SegmentKey, SegmentVoucher>withNoBounds(), SegmentVoucherQueries::collect);
  }

  /** One segment; empty if it has not been used. */
  QueryOutcome<Optional<SegmentVoucher>> one(SegmentKey segment) {
    return query(
        KeyQuery.<SegmentKey, SegmentVoucher>withKey(segment),
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

  private <R, T> QueryOutcome<T> query(Query<R> query, Function<Collection<R>, T> read) {
    KafkaStreams streams = client.get();
    if (streams == null) {
      return new NotReady<>("the tally waits for Kafka");
    }
    try {
      Map<Integer, QueryResult<R>> results =
          streams
              .query(StateQueryRequest.inStore(SEGMENT_VOUCHER_STORE).withQuery(query))
              .getPartitionResults();
      return failure(results.values())
          .<QueryOutcome<T>>map(NotReady::new)
          .orElseGet(() -> new Answer<>(read.apply(values(results.values()))));
    } catch (InvalidStateStoreException e) {
      return new NotReady<>(String.valueOf(e.getMessage()));
    }
  }

  private static <R> Optional<String> failure(Collection<QueryResult<R>> results) {
    if (results.isEmpty()) {
      return Optional.of("no partition of the table is here yet");
    }
    return results.stream()
        .filter(QueryResult::isFailure)
        .map(QueryResult::getFailureMessage)
        .findFirst();
  }

  private static <R> Collection<R> values(Collection<QueryResult<R>> results) {
    return results.stream().map(QueryResult::getResult).filter(Objects::nonNull).toList();
  }
}
