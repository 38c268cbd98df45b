package dev.voucherstreams.streamsapp.tally;

import dev.voucherstreams.events.OrderOutcomes;
import dev.voucherstreams.events.SegmentVoucher;
import dev.voucherstreams.segments.SegmentKey;
import dev.voucherstreams.segments.SegmentRules;
import dev.voucherstreams.streamsapp.deadletter.PoisonRecords;
import dev.voucherstreams.streamsapp.kafka.RecordTime;
import dev.voucherstreams.streamsapp.kafka.Topic;
import dev.voucherstreams.streamsapp.state.PartialTally;
import dev.voucherstreams.streamsapp.state.SegmentPartials;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.KTable;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/**
 * Keeps, for every segment of customers, the voucher amount that its orders used most.
 *
 * <pre>
 * order-events ─▶ tally-per-partition ─▶ segment-partials ─▶ merge-partials ─▶ segment-vouchers
 *                 (where the event is)   (repartition topic)  store segment-voucher
 *                          └─▶ read-outcomes ─▶ order-outcomes
 * </pre>
 *
 * <p>The obvious form, {@code groupBy(segment).aggregate(count)}, sends every event through a
 * repartition topic onto a handful of keys, so that one hot partition does all the work. Here each
 * input task counts its own events in memory and sends only its absolute partial tallies, at most
 * once a flush interval and segment: the repartition traffic depends on segments, partitions and
 * flush rate, not on the number of events. {@code make bench} measures both side by side; see
 * docs/benchmarks.md.
 */
public final class SegmentTallyTopology {

  /** The store of the segment-voucher table, for interactive queries. */
  public static final String SEGMENT_VOUCHER_STORE = "segment-voucher";

  /** The repartition topic of the partial tallies; Kafka Streams adds the application id. */
  public static final String PARTIALS = "segment-partials";

  private final TallyTopics topics;
  private final TallyRules rules;
  private final TallySettings settings;
  private final OrderCounters counters;
  private final PoisonRecords poison;

  /**
   * @param countries the countries served, spelled as in the events
   * @param poison the orders that have ended the client so far
   */
  public SegmentTallyTopology(
      TallyTopics topics,
      SegmentRules rules,
      Collection<String> countries,
      TallySettings settings,
      OrderCounters counters,
      PoisonRecords poison) {
    this.topics = topics;
    this.rules = TallyRules.of(rules, countries);
    this.settings = settings;
    this.counters = counters;
    this.poison = poison;
  }

  /** Adds the flow to the builder; reads no configuration and starts nothing. */
  public void addTo(StreamsBuilder builder) {
    KStream<byte[], byte[]> orders = readOrders(builder);
    KStream<SegmentKey, PartialTally> partials = tallyPerPartition(orders);
    publishOutcomes(partials);
    KTable<SegmentKey, SegmentVoucher> vouchers = merge(partials);
    publish(vouchers);
  }

  private KStream<byte[], byte[]> readOrders(StreamsBuilder builder) {
    Topic<byte[], byte[]> topic = topics.orderEvents();
    return builder.stream(
        topic.name(),
        Consumed.with(topic.key(), topic.value())
            .withTimestampExtractor(new RecordTime(InstantSource.system()))
            .withName("read-orders"));
  }

  private KStream<SegmentKey, PartialTally> tallyPerPartition(KStream<byte[], byte[]> orders) {
    return orders.process(
        new PartialTallySupplier(topics, topics.orderReader(), rules, settings, counters, poison),
        Named.as("tally-per-partition"));
  }

  private void publishOutcomes(KStream<SegmentKey, PartialTally> partials) {
    Topic<String, OrderOutcomes> topic = topics.orderOutcomes();
    partials
        .process(OutcomesProcessor::new, Named.as("read-outcomes"), PartialTallySupplier.OUTCOMES)
        .to(
            topic.name(),
            Produced.with(topic.key(), topic.value()).withName("publish-order-outcomes"));
  }

  private KTable<SegmentKey, SegmentVoucher> merge(KStream<SegmentKey, PartialTally> partials) {
    PartialsMerge merge = new PartialsMerge(rules.fingerprint());
    return partials
        .repartition(
            Repartitioned.<SegmentKey, PartialTally>as(PARTIALS)
                .withKeySerde(TallyTopics.segmentKey())
                .withValueSerde(topics.state(PartialTally.class))
                .withNumberOfPartitions(settings.mergePartitions()))
        .groupByKey(
            Grouped.with(PARTIALS, TallyTopics.segmentKey(), topics.state(PartialTally.class)))
        .aggregate(merge::empty, merge::add, Named.as("merge-partials"), mergedPartials())
        .mapValues(merge::winner, Named.as("choose-winner"), segmentVoucherTable());
  }

  /* Cached: the partials of all partitions that arrive within a commit give one change, not many. */
  private Materialized<SegmentKey, SegmentPartials, KeyValueStore<Bytes, byte[]>> mergedPartials() {
    return Materialized.<SegmentKey, SegmentPartials>as(Stores.inMemoryKeyValueStore(PARTIALS))
        .withKeySerde(TallyTopics.segmentKey())
        .withValueSerde(topics.state(SegmentPartials.class))
        .withCachingEnabled()
        .withLoggingEnabled(Map.of());
  }

  private Materialized<SegmentKey, SegmentVoucher, KeyValueStore<Bytes, byte[]>>
      segmentVoucherTable() {
    return Materialized.<SegmentKey, SegmentVoucher>as(
            Stores.inMemoryKeyValueStore(SEGMENT_VOUCHER_STORE))
        .withKeySerde(TallyTopics.segmentKey())
        .withValueSerde(topics.state(SegmentVoucher.class))
        .withCachingDisabled()
        .withLoggingEnabled(Map.of());
  }

  private void publish(KTable<SegmentKey, SegmentVoucher> vouchers) {
    Topic<SegmentKey, SegmentVoucher> topic = topics.segmentVouchers();
    vouchers
        .toStream(Named.as("voucher-changes"))
        .to(
            topic.name(),
            Produced.with(topic.key(), topic.value()).withName("publish-segment-vouchers"));
  }
}
