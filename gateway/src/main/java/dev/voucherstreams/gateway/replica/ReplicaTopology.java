package dev.voucherstreams.gateway.replica;

import dev.voucherstreams.events.SegmentVoucher;
import dev.voucherstreams.schemas.Topics;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.state.Stores;

/**
 * Copies the topic segment-vouchers into a store.
 *
 * <pre>
 * segment-vouchers ─▶ GlobalKTable, store "segment-voucher"
 * </pre>
 *
 * The whole table is a few rows a country, so each gateway has all of it, in memory; a restart
 * reads it again in an instant, and nothing needs to be routed between instances.
 */
public final class ReplicaTopology {

  /** The store that holds the rows, by the text of their segment's key. */
  public static final String STORE = "segment-voucher";

  private ReplicaTopology() {}

  /** The topology for the topic of this name; the deserializer is configured already. */
  public static Topology build(
      Topics topics, Deserializer<SegmentVoucher> vouchers, TopologyConfig config) {
    Serde<TableRow> rows = new TableRows(vouchers);
    StreamsBuilder builder = new StreamsBuilder(config);
    builder.globalTable(
        topics.segmentVouchers(),
        Consumed.with(Serdes.String(), rows).withName("segment-vouchers"),
        Materialized.<String, TableRow>as(Stores.inMemoryKeyValueStore(STORE))
            .withKeySerde(Serdes.String())
            .withValueSerde(rows)
            .withCachingDisabled());
    return builder.build();
  }
}
