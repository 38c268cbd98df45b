package dev.voucherstreams.streamsapp.tally;

import dev.voucherstreams.events.OrderPartition;
import dev.voucherstreams.events.SegmentVoucher;
import dev.voucherstreams.streamsapp.state.SegmentPartials;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Makes a {@link MergeProcessor} for each part of the merge, with its stores, all in memory. */
record MergeSupplier(Count count, TallySettings settings, OrderPositions positions)
    implements ProcessorSupplier<MergeKey, SpecificRecord, String, SpecificRecord> {

  static final String PARTIALS = "segment-partials";
  static final String REPORTS = "order-reports";
  static final String TABLE = SegmentTallyTopology.SEGMENT_VOUCHER_STORE;

  @Override
  public Processor<MergeKey, SpecificRecord, String, SpecificRecord> get() {
    return new MergeProcessor(this);
  }

  @Override
  public Set<StoreBuilder<?>> stores() {
    return Set.of(
        WriteBehindStore.builder(
            PARTIALS,
            TallyTopics.segmentKey(),
            new StateSerde<>(SegmentPartials.class),
            MergedSegment::write,
            MergedSegment::of),
        Stores.keyValueStoreBuilder(
            Stores.inMemoryKeyValueStore(REPORTS),
            Serdes.Integer(),
            new StateSerde<>(OrderPartition.class)),
        Stores.keyValueStoreBuilder(
            Stores.inMemoryKeyValueStore(TABLE),
            TallyTopics.segmentKey(),
            new StateSerde<>(SegmentVoucher.class)));
  }
}
