package dev.voucherstreams.service.table;

import dev.voucherstreams.avroserde.RegistryStub;
import dev.voucherstreams.events.SegmentVoucher;
import dev.voucherstreams.schemas.Topics;
import dev.voucherstreams.schemas.generation.TableKey;
import dev.voucherstreams.schemas.generation.TableValues;
import dev.voucherstreams.segments.SegmentKey;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.jspecify.annotations.Nullable;

/** The table in Kafka's test driver. */
final class VoucherTableDriver implements AutoCloseable {

  static final byte[] GARBAGE = {1, 2, 3};

  private static final String TOPIC = new Topics("").segmentVouchers();

  private final RegistryStub registry = new RegistryStub();
  private final Serde<SpecificRecord> serde = TableValues.serde(registry.config());
  private final VoucherTable table = new VoucherTable(TOPIC, serde.deserializer());
  private final TopologyTestDriver driver;
  private final TestInputTopic<String, byte[]> topic;

  VoucherTableDriver() {
    Properties config = new Properties();
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, "table");
    driver = new TopologyTestDriver(topology(), config, Instant.EPOCH);
    topic = driver.createInputTopic(TOPIC, new StringSerializer(), new ByteArraySerializer());
  }

  Topology topology() {
    StreamsBuilder builder =
        new StreamsBuilder(
            new TopologyConfig(
                new StreamsConfig(
                    Map.of(
                        StreamsConfig.APPLICATION_ID_CONFIG, "table",
                        StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1",
                        StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true))));
    table.addTo(builder);
    return builder.build();
  }

  VoucherTable table() {
    return table;
  }

  /** The subjects that values were registered under. */
  Iterable<String> subjects() {
    return registry.subjects();
  }

  /** Puts a row of the generation of {@link Rows} into the topic. */
  void put(SegmentVoucher row) {
    put(Rows.GENERATION, row);
  }

  void put(String generation, SegmentVoucher row) {
    put(new TableKey.Row(generation, Rows.key(row).toString()), row);
  }

  void put(TableKey key, SpecificRecord value) {
    put(key.toString(), serde.serializer().serialize(TOPIC, value));
  }

  /** Puts bytes in the place of a row of the generation of {@link Rows}, or none: a tombstone. */
  void put(SegmentKey key, byte @Nullable [] bytes) {
    put(new TableKey.Row(Rows.GENERATION, key.toString()).toString(), bytes);
  }

  void put(@Nullable String key, byte @Nullable [] bytes) {
    topic.pipeInput(key, bytes);
  }

  @Override
  public void close() {
    driver.close();
    registry.close();
  }
}
