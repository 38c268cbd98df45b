package dev.voucherstreams.streamsapp.tally;

import dev.voucherstreams.streamsapp.state.TallySnapshot;
import dev.voucherstreams.streamsapp.tally.LoadWatermarks.Watermark;
import dev.voucherstreams.streamsapp.tally.PartitionOutcomes.OutcomeCount;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Makes a {@link PartialTallyProcessor} for each task, with its stores. Four are small (segments ×
 * amounts, a number a data set, a number an outcome), so they live in memory and come back from
 * their changelogs. Orders that are dead-lettered can be as many as somebody sends, so these are on
 * disk.
 *
 * @param reader one for all tasks: what one has read, all know
 */
record PartialTallySupplier(SegmentTallyTopology topology, OrderReader reader)
    implements ProcessorSupplier<byte[], byte[], MergeKey, SpecificRecord> {

  static final String TALLIES = "partial-tallies";
  static final String WATERMARKS = "load-watermarks";
  static final String OUTCOMES = "order-outcomes";
  static final String PROGRESS = "order-progress";
  static final String DEAD_LETTERED = "dead-lettered-orders";

  private static final String ONE_WEEK = Long.toString(Duration.ofDays(7).toMillis());

  @Override
  public Processor<byte[], byte[], MergeKey, SpecificRecord> get() {
    return new PartialTallyProcessor(topology, reader);
  }

  @Override
  public Set<StoreBuilder<?>> stores() {
    return Set.of(
        WriteBehindStore.builder(
            TALLIES,
            TallyTopics.segmentKey(),
            new StateSerde<>(TallySnapshot.class),
            LiveTally::write,
            LiveTally::of),
        WriteBehindStore.builder(
            WATERMARKS, Serdes.String(), Serdes.Long(), Watermark::row, Watermark::new),
        WriteBehindStore.builder(
            OUTCOMES, Serdes.String(), Serdes.Long(), OutcomeCount::write, OutcomeCount::new),
        Stores.keyValueStoreBuilder(
            Stores.inMemoryKeyValueStore(PROGRESS), Serdes.String(), Serdes.Long()),
        deadLettered());
  }

  /*
   * The only store that is on disk and that rows are deleted from. An instance that comes back goes
   * on reading the changelog where it was, and has to find the deletions of the meantime there.
   */
  private static StoreBuilder<?> deadLettered() {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(DEAD_LETTERED), Serdes.Long(), Serdes.ByteArray())
        .withLoggingEnabled(Map.of(TopicConfig.DELETE_RETENTION_MS_CONFIG, ONE_WEEK));
  }
}
