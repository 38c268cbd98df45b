package dev.voucherstreams.gateway.replica;

import dev.voucherstreams.events.SegmentVoucher;
import dev.voucherstreams.gateway.table.Rows;
import dev.voucherstreams.schemas.Topics;
import dev.voucherstreams.avroserde.AvroSerde;
import dev.voucherstreams.avroserde.RegistryStub;
import dev.voucherstreams.segments.SegmentKey;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The replica's topology in Kafka's test driver. */
final class ReplicaDriver implements AutoCloseable {
  private static final Topics TOPICS = new Topics("");
  static final byte[] GARBAGE = {1, 2, 3};

  private final RegistryStub registry = new RegistryStub();
  private final AvroSerde<SegmentVoucher> serde = new AvroSerde<>(SegmentVoucher.class);
  private final TopologyTestDriver driver;
  private final TestInputTopic<String, byte[]> topic;

  ReplicaDriver() {
    serde.configure(registry.config(), false);
    Properties config = new Properties();
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, "replica");
    driver = new TopologyTestDriver(topology(serde.deserializer()), config, Instant.EPOCH);
    topic =
        driver.createInputTopic(
            TOPICS.segmentVouchers(), new StringSerializer(), new ByteArraySerializer());
  }

  static Topology topology(Deserializer<SegmentVoucher> vouchers) {
    return ReplicaTopology.build(
        TOPICS,
        vouchers,
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

  /** Puts bytes into the topic, or none: a tombstone. */
  void put(SegmentKey key, byte @Nullable [] bytes) {
    topic.pipeInput(key.toString(), bytes);
  }

  /** Puts bytes that are no row into the store, as a restore does, which reads nothing. */
  void restoreGarbage(SegmentKey key) {
    store().put(key.toString(), TableRow.unreadable(GARBAGE, ""));
  }

  /** The store, as lookups see it. */
  KeyValueStore<String, TableRow> store() {
    return driver.getKeyValueStore(ReplicaTopology.STORE);
  }

  @Override
  public void close() {
    driver.close();
    registry.close();
  }
}
