package dev.voucherstreams.streamsapp.query;

import static dev.voucherstreams.streamsapp.tally.SegmentTallyTopology.PARTIALS;
import static dev.voucherstreams.streamsapp.tally.SegmentTallyTopology.SEGMENT_VOUCHER_STORE;

import dev.voucherstreams.events.SegmentVoucher;
import dev.voucherstreams.segments.SegmentKey;
import dev.voucherstreams.service.table.SegmentRow;
import dev.voucherstreams.streamsapp.tally.TallyTopics;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.InvalidStateStorePartitionException;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Interactive queries on the segment-voucher store, in the partitions that this instance is active
 * for; never in standbys, which may be behind. And who is active for the others, as Kafka Streams
 * knows it.
 *
 * <p>By {@link KafkaStreams#store} and key by key. {@link KafkaStreams#query} takes the lock of the
 * store's position and then the store's own, while a stream thread that writes takes them the other
 * way round: sooner or later both wait for ever (KAFKA-19629). And iterators of in-memory stores
 * read on without the lock, beside writes that rearrange what they read: a row can be missed.
 *
 * @param client the client that runs now, null while there is none; asked for each query, since a
 *     restart makes a new one
 * @param generation the name of the one that the client counts
 * @param self this instance, as {@code application.server} announces it to the others
 * @param segments every segment that there can be, in the order in which they are shown
 */
public record SegmentVoucherQueries(
    Supplier<@Nullable KafkaStreams> client,
    Supplier<String> generation,
    HostInfo self,
    List<SegmentKey> segments) {

  private static final Serializer<SegmentKey> KEYS = TallyTopics.segmentKey().serializer();

  private static final String NOT_HERE =
      "a partition is not here, though it should be: either it is being moved, or another instance"
          + " announces itself as APPLICATION_SERVER %s too";

  public SegmentVoucherQueries {
    segments = List.copyOf(segments);
  }

  /**
   * The part of the table that this instance answers for.
   *
   * @throws NotReadyException if it can't be read now
   */
  LocalPart here() {
    return query(
        streams -> {
          Set<Integer> active = activePartitions(streams);
          List<SegmentRow> rows = new ArrayList<>();
          active.forEach(partition -> rows.addAll(rows(store(streams, partition))));
          return new LocalPart(LocalPart.address(self), generation.get(), active, rows);
        });
  }

  /**
   * One segment, in the partition that it belongs to; empty if it has not been used.
   *
   * @throws NotReadyException if it can't be read now
   */
  Optional<SegmentVoucher> one(SegmentKey segment, int partition) {
    return query(
        streams -> {
          ReadOnlyKeyValueStore<SegmentKey, SegmentVoucher> store = store(streams, partition);
          Optional<SegmentVoucher> voucher = Optional.ofNullable(store.get(segment));
          requireOpen(store);
          return voucher;
        });
  }

  /**
   * Returns who holds the segment.
   *
   * @throws NotReadyException while that isn't known
   */
  KeyQueryMetadata ownerOf(SegmentKey segment) {
    return ask(streams -> streams.queryMetadataForKey(SEGMENT_VOUCHER_STORE, segment, KEYS))
        .filter(found -> !found.equals(KeyQueryMetadata.NOT_AVAILABLE))
        .orElseThrow(() -> new NotReadyException("no owner of " + segment + " is known yet"));
  }

  /** Returns the instances besides this one that hold a part of the table, as far as is known. */
  List<HostInfo> others() {
    return ask(streams -> streams.streamsMetadataForStore(SEGMENT_VOUCHER_STORE)).stream()
        .flatMap(Collection::stream)
        .map(StreamsMetadata::hostInfo)
        .filter(host -> !host.equals(self))
        .toList();
  }

  /* Kafka spells "not known" in three ways: null, NOT_AVAILABLE, and exceptions while it starts. */
  private <T> Optional<T> ask(Function<KafkaStreams, @Nullable T> question) {
    try {
      return Optional.ofNullable(client.get()).map(question);
    } catch (StreamsException | IllegalStateException notRunning) {
      return Optional.empty();
    }
  }

  private static Set<Integer> activePartitions(KafkaStreams streams) {
    return streams.metadataForLocalThreads().stream()
        .flatMap(thread -> thread.activeTasks().stream())
        .flatMap(task -> task.topicPartitions().stream())
        .filter(partition -> partition.topic().endsWith(PARTIALS + "-repartition"))
        .map(TopicPartition::partition)
        .collect(Collectors.toSet());
  }

  private List<SegmentRow> rows(ReadOnlyKeyValueStore<SegmentKey, SegmentVoucher> store) {
    List<SegmentRow> rows =
        segments.stream()
            .flatMap(segment -> Optional.ofNullable(store.get(segment)).stream())
            .map(SegmentRow::of)
            .toList();
    requireOpen(store);
    return rows;
  }

  /* A store that is closed while it is read answers null, as if there were no such row. Any access after
   * that throws. */
  private static void requireOpen(ReadOnlyKeyValueStore<SegmentKey, SegmentVoucher> store) {
    long unused = store.approximateNumEntries();
  }

  private static ReadOnlyKeyValueStore<SegmentKey, SegmentVoucher> store(
      KafkaStreams streams, int partition) {
    return streams.store(
        StoreQueryParameters.fromNameAndType(
                SEGMENT_VOUCHER_STORE,
                QueryableStoreTypes.<SegmentKey, SegmentVoucher>keyValueStore())
            .withPartition(partition));
  }

  private <T> T query(Function<KafkaStreams, T> read) {
    KafkaStreams streams = client.get();
    if (streams == null) {
      throw new NotReadyException("the tally waits for Kafka");
    }
    try {
      // Until all is restored a partition may be missing, and its segments would look unused.
      if (streams.state() != KafkaStreams.State.RUNNING) {
        throw new NotReadyException("the tally is " + streams.state());
      }
      return read.apply(streams);
    } catch (InvalidStateStorePartitionException e) {
      throw new NotReadyException(NOT_HERE.formatted(LocalPart.address(self)));
    } catch (InvalidStateStoreException | IllegalStateException notRunning) {
      throw new NotReadyException(String.valueOf(notRunning.getMessage()));
    }
  }
}
