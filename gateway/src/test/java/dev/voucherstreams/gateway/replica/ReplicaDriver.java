package dev.voucherstreams.gateway.replica;

import dev.voucherstreams.events.SegmentVoucher;
import dev.voucherstreams.gateway.table.Rows;
import dev.voucherstreams.schemas.Topics;
import dev.voucherstreams.schemas.serde.AvroSerde;
import dev.voucherstreams.schemas.serde.RegistryStub;
import dev.voucherstreams.segments.SegmentKey;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;

/** The replica's topology in Kafka's test driver. */
final class ReplicaDriver implements AutoCloseable {
  private static final Topics TOPICS = new Topics("");
  private static final long GARBAGE = -1;

  private final RegistryStub registry = new RegistryStub();
  private final AvroSerde<SegmentVoucher> serde = new AvroSerde<>(SegmentVoucher.class);
  private final TopologyTestDriver driver;
  private final TestInputTopic<String, byte[]> topic;

  ReplicaDriver() {
    serde.configure(registry.config(), false);
    Properties config = new Properties();
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, "replica");
    driver =
        new TopologyTestDriver(
            topology(Serdes.serdeFrom(this::bytes, serde.deserializer())), config, Instant.EPOCH);
    topic =
        driver.createInputTopic(
            TOPICS.segmentVouchers(), new StringSerializer(), new ByteArraySerializer());
  }

  static Topology topology(Serde<SegmentVoucher> serde) {
    return ReplicaTopology.build(
        TOPICS,
        serde,
        new TopologyConfig(
            new StreamsConfig(
                Map.of(
                    StreamsConfig.APPLICATION_ID_CONFIG, "replica",
                    StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1",
                    StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true))));
  }

  /** Puts a row into the topic. */
  void put(SegmentVoucher row) {
    topic.pipeInput(
        Rows.key(row).toString(), serde.serializer().serialize(TOPICS.segmentVouchers(), row));
  }

  /** Puts bytes that are no row into the store, as a restore does, which reads nothing. */
  void restoreGarbage(SegmentKey key) {
    store().put(key.toString(), Rows.row(key, GARBAGE));
  }

  private byte[] bytes(String name, SegmentVoucher row) {
    return row.getVoucher() == GARBAGE
        ? new byte[] {1, 2, 3}
        : serde.serializer().serialize(name, row);
  }

  /** The store, as lookups see it. */
  KeyValueStore<String, SegmentVoucher> store() {
    return driver.getKeyValueStore(ReplicaTopology.STORE);
  }

  @Override
  public void close() {
    driver.close();
    registry.close();
  }
}
