package dev.voucherstreams.streamsapp.tally;

import dev.voucherstreams.events.OrderPartition;
import dev.voucherstreams.streamsapp.deadletter.PoisonRecords;
import dev.voucherstreams.streamsapp.kafka.RecordTime;
import dev.voucherstreams.streamsapp.state.PartialTally;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;

/**
 * Keeps, for every segment of customers, the voucher amount that its orders used most: one count of
 * all orders, a generation.
 *
 * <pre>
 * order-events ─▶ tally-per-partition ─▶ segment-partials ─▶ merge-partials ─▶ segment-vouchers
 *                 (where the event is)   (repartition topic)  store segment-voucher
 * </pre>
 *
 * <p>The obvious form, {@code groupBy(segment).aggregate(count)}, sends every event through a
 * repartition topic onto a handful of keys, so that one hot partition does all the work. Here each
 * input task counts its own events in memory and sends only its absolute partial tallies, at most
 * once a flush interval and segment: the repartition traffic depends on segments, partitions and
 * flush rate, not on the number of events. {@code make bench} measures both side by side; see
 * docs/benchmarks.md.
 *
 * <p>Behind its partials each input task reports to every part of the merge how far it is. So what
 * a part says of the generation, behind its rows, is true of these rows.
 *
 * @param count the generation that is counted
 * @param poison the orders that have ended the client so far
 * @param positions how far the orders are polled
 * @param ends where the orders end, as was last asked
 */
public record SegmentTallyTopology(
    TallyTopics topics,
    Count count,
    TallySettings settings,
    OrderCounters counters,
    PoisonRecords poison,
    OrderPositions positions,
    Supplier<Optional<OrderEnds>> ends) {

  /** The store of the segment-voucher table, for interactive queries. */
  public static final String SEGMENT_VOUCHER_STORE = "segment-voucher";

  /** The repartition topic of the partial tallies; Kafka Streams adds the application id. */
  public static final String PARTIALS = "segment-partials";

  /** The internal topics that Kafka Streams makes for an application with this topology. */
  public static List<String> internalTopics(String applicationId) {
    Stream<String> changelogs =
        Stream.of(
                PartialTallySupplier.TALLIES,
                PartialTallySupplier.WATERMARKS,
                PartialTallySupplier.OUTCOMES,
                PartialTallySupplier.PROGRESS,
                PartialTallySupplier.DEAD_LETTERED,
                MergeSupplier.PARTIALS,
                MergeSupplier.REPORTS,
                MergeSupplier.TABLE)
            .map(store -> applicationId + "-" + store + "-changelog");
    return Stream.concat(changelogs, Stream.of(applicationId + "-" + PARTIALS + "-repartition"))
        .toList();
  }

  /** Adds the flow to the builder; reads no configuration and starts nothing. */
  public void addTo(StreamsBuilder builder) {
    KStream<byte[], byte[]> orders = readOrders(builder);
    KStream<MergeKey, SpecificRecord> partials = tallyPerPartition(orders);
    KStream<String, SpecificRecord> table = merge(partials);
    publish(table);
  }

  /* As bytes: the tally never looks at an order's key, and reads its value with an OrderReader. */
  private KStream<byte[], byte[]> readOrders(StreamsBuilder builder) {
    return builder.stream(
        topics.names().orderEvents(),
        Consumed.with(Serdes.ByteArray(), Serdes.ByteArray())
            .withTimestampExtractor(new RecordTime(InstantSource.system()))
            .withName("read-orders"));
  }

  private KStream<MergeKey, SpecificRecord> tallyPerPartition(KStream<byte[], byte[]> orders) {
    return orders.process(
        new PartialTallySupplier(this, topics.orderReader()), Named.as("tally-per-partition"));
  }

  private KStream<String, SpecificRecord> merge(KStream<MergeKey, SpecificRecord> partials) {
    return partials
        .repartition(
            Repartitioned.<MergeKey, SpecificRecord>as(PARTIALS)
                .withKeySerde(MergeKey.serde())
                .withValueSerde(new StateSerde<>(PartialTally.class, OrderPartition.class))
                .withStreamPartitioner(MergeKey.partitioner())
                .withNumberOfPartitions(settings.mergePartitions()))
        .process(new MergeSupplier(count, settings, positions), Named.as("merge-partials"));
  }

  /*
   * With keys as a TableKey spells them. The topic is read in the order in which it is written, even
   * if somebody made more partitions.
   */
  @SuppressWarnings("removal") // Kafka is to have partitioners see the headers, too
  private void publish(KStream<String, SpecificRecord> table) {
    table.to(
        topics.names().segmentVouchers(),
        Produced.with(
                Serdes.String(),
                topics.tableValues(),
                (topic, key, value, partitions) -> Optional.of(Set.of(0)))
            .withName("publish-segment-vouchers"));
  }
}
