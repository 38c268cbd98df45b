package dev.voucherstreams.streamsapp.tally;

import dev.voucherstreams.segments.SegmentKey;
import dev.voucherstreams.streamsapp.deadletter.PoisonRecords;
import dev.voucherstreams.streamsapp.state.TallySnapshot;
import dev.voucherstreams.streamsapp.tally.LoadWatermarks.Watermark;
import dev.voucherstreams.streamsapp.tally.PartitionOutcomes.OutcomeCount;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Makes a {@link PartialTallyProcessor} for each task, with its stores. Four are small (segments ×
 * amounts, a number a data set, a number an outcome), so they live in memory and come back from
 * their changelogs. Orders that are dead-lettered can be as many as somebody sends, so these are on
 * disk.
 *
 * @param count the generation that is counted
 * @param reader one for all tasks: what one has read, all know
 * @param positions how far the orders are polled
 * @param ends where the orders end, as was last asked
 */
record PartialTallySupplier(
    Count count,
    OrderReader reader,
    TallySettings settings,
    OrderCounters counters,
    PoisonRecords poison,
    OrderPositions positions,
    Supplier<Optional<OrderEnds>> ends)
    implements ProcessorSupplier<byte[], byte[], MergeKey, SpecificRecord> {

  static final String TALLIES = "partial-tallies";
  static final String WATERMARKS = "load-watermarks";
  static final String OUTCOMES = "order-outcomes";
  static final String PROGRESS = "order-progress";
  static final String DEAD_LETTERED = "dead-lettered-orders";

  private static final String ONE_WEEK = Long.toString(Duration.ofDays(7).toMillis());

  @Override
  public Processor<byte[], byte[], MergeKey, SpecificRecord> get() {
    return new PartialTallyProcessor(this);
  }

  @Override
  public Set<StoreBuilder<?>> stores() {
    return Set.of(tallies(), watermarks(), outcomes(), progress(), deadLettered());
  }

  private static StoreBuilder<WriteBehindStore<SegmentKey, LiveTally, TallySnapshot>> tallies() {
    StoreBuilder<KeyValueStore<SegmentKey, TallySnapshot>> logged =
        Stores.keyValueStoreBuilder(
            Stores.inMemoryKeyValueStore(TALLIES),
            TallyTopics.segmentKey(),
            new StateSerde<>(TallySnapshot.class));
    return WriteBehindStore.builder(logged, LiveTally::write, LiveTally::of);
  }

  private static StoreBuilder<WriteBehindStore<String, Watermark, Long>> watermarks() {
    StoreBuilder<KeyValueStore<String, Long>> logged =
        Stores.keyValueStoreBuilder(
            Stores.inMemoryKeyValueStore(WATERMARKS), Serdes.String(), Serdes.Long());
    return WriteBehindStore.builder(logged, Watermark::row, Watermark::new);
  }

  private static StoreBuilder<WriteBehindStore<String, OutcomeCount, Long>> outcomes() {
    StoreBuilder<KeyValueStore<String, Long>> logged =
        Stores.keyValueStoreBuilder(
            Stores.inMemoryKeyValueStore(OUTCOMES), Serdes.String(), Serdes.Long());
    return WriteBehindStore.builder(logged, OutcomeCount::write, OutcomeCount::new);
  }

  private static StoreBuilder<KeyValueStore<String, Long>> progress() {
    return Stores.keyValueStoreBuilder(
        Stores.inMemoryKeyValueStore(PROGRESS), Serdes.String(), Serdes.Long());
  }

  /*
   * The only store that is on disk and that rows are deleted from. An instance that comes back goes
   * on reading the changelog where it was, and has to find the deletions of the meantime there.
   */
  private static StoreBuilder<KeyValueStore<Long, byte[]>> deadLettered() {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(DEAD_LETTERED), Serdes.Long(), Serdes.ByteArray())
        .withLoggingEnabled(Map.of(TopicConfig.DELETE_RETENTION_MS_CONFIG, ONE_WEEK));
  }
}
