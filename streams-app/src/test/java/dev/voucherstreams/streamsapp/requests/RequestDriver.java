package dev.voucherstreams.streamsapp.requests;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.voucherstreams.avroserde.AvroSerde;
import dev.voucherstreams.avroserde.AvroSerdeConfig;
import dev.voucherstreams.avroserde.AvroSerdes;
import dev.voucherstreams.avroserde.RegistryStub;
import dev.voucherstreams.events.AmountCount;
import dev.voucherstreams.events.GenerationPart;
import dev.voucherstreams.events.SegmentVoucher;
import dev.voucherstreams.events.VoucherRequest;
import dev.voucherstreams.events.VoucherResult;
import dev.voucherstreams.schemas.TopicSettings;
import dev.voucherstreams.schemas.Topics;
import dev.voucherstreams.schemas.deadletter.DeadLetterBuilder;
import dev.voucherstreams.schemas.generation.TableKey;
import dev.voucherstreams.schemas.generation.TableValues;
import dev.voucherstreams.segments.SegmentKey;
import dev.voucherstreams.segments.SegmentRules;
import dev.voucherstreams.service.table.Rows;
import dev.voucherstreams.service.table.VoucherTable;
import dev.voucherstreams.streamsapp.deadletter.DeadLetterHandler;
import dev.voucherstreams.streamsapp.deadletter.PoisonRecords;
import dev.voucherstreams.streamsapp.deadletter.RefusedRecords;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/** The resolver's topology in Kafka's test driver, as the application builds it. */
final class RequestDriver implements AutoCloseable {

  static final Topics NAMES = new Topics("");
  static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
  static final String REPLIES = "shop.replies";
  static final int MAX_BYTES = 65_536;

  private final RegistryStub registry = new RegistryStub();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final RequestTopics topics;
  private final AvroSerde<VoucherRequest> requests = avro(VoucherRequest.class);
  private final AvroSerde<VoucherResult> results = avro(VoucherResult.class);
  private final Serde<SpecificRecord> rows = TableValues.serde(registry.config());
  private final TopologyTestDriver driver;

  RequestDriver() {
    this(Map.of(), new PoisonRecords(), Optional.empty());
  }

  /** A resolver whose registry is somewhere else. */
  RequestDriver(Map<String, ?> serdeConfig) {
    this(serdeConfig, new PoisonRecords(), Optional.empty());
  }

  /** A resolver with another serde, after others that these records have ended. */
  RequestDriver(String serdeClass, PoisonRecords poison) {
    this(Map.of(AvroSerdes.SERDE_CLASS, serdeClass), poison, Optional.empty());
  }

  /** A resolver whose requests are traced. */
  RequestDriver(OpenTelemetry traces) {
    this(Map.of(), new PoisonRecords(), Optional.of(traces));
  }

  private RequestDriver(
      Map<String, ?> serdeConfig, PoisonRecords poison, Optional<OpenTelemetry> traces) {
    Map<String, Object> config = new HashMap<>(registry.config());
    config.putAll(serdeConfig);
    topics = new RequestTopics(NAMES, config, MAX_BYTES);
    driver =
        new TopologyTestDriver(
            topology(topics, config, poison, meters, traces), driverConfig(), NOW);
    if (serdeConfig.get(AvroSerdeConfig.SCHEMA_REGISTRY_URL) == null) {
      publishPart(true);
    }
  }

  /** Has a generation for Peru and Chile be complete, or not yet. */
  void publishPart(boolean complete) {
    GenerationPart part =
        Rows.part(
            Rows.GENERATION, 1, SegmentRules.standard(), Rows.partition(0, 5, complete ? 5 : 3));
    part.setCountries(List.of("Peru", "Chile"));
    put(new TableKey.Part(Rows.GENERATION, 0), bytes(part));
  }

  private byte[] bytes(SpecificRecord record) {
    return rows.serializer().serialize(NAMES.segmentVouchers(), record);
  }

  static Topology topology(
      RequestTopics topics,
      Map<String, ?> serdeConfig,
      PoisonRecords poison,
      SimpleMeterRegistry meters,
      Optional<OpenTelemetry> traces) {
    StreamsBuilder builder =
        new StreamsBuilder(
            new TopologyConfig(
                new StreamsConfig(
                    Map.of(
                        StreamsConfig.APPLICATION_ID_CONFIG, "requests",
                        StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1",
                        StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true))));
    new RequestTopology(
            topics,
            table(serdeConfig),
            new RequestSettings(Set.of(REPLIES), MAX_BYTES, Map.of()),
            poison,
            new RefusedRecords(InstantSource.system()),
            meters,
            traces)
        .addTo(builder);
    return builder.build();
  }

  private static VoucherTable table(Map<String, ?> serdeConfig) {
    return new VoucherTable(NAMES.segmentVouchers(), TableValues.serde(serdeConfig).deserializer());
  }

  private <T extends SpecificRecord> AvroSerde<T> avro(Class<T> type) {
    AvroSerde<T> serde = new AvroSerde<>(type);
    serde.configure(registry.config(), false);
    return serde;
  }

  private static Properties driverConfig() {
    Properties config = new Properties();
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, "requests");
    config.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetterHandler.class);
    config.put(
        DeadLetterHandler.LETTERS, new DeadLetterBuilder(NAMES, TopicSettings.DEAD_LETTER_BYTES));
    return config;
  }

  /** Makes this the most used voucher of the segment. */
  void publish(String segment, long voucher) {
    publishBytes(segment, bytes(row(segment, voucher)));
  }

  private static SegmentVoucher row(String segment, long voucher) {
    SegmentKey key = SegmentKey.parse(segment);
    return SegmentVoucher.newBuilder()
        .setCountryCode(key.country())
        .setSegmentType(key.type())
        .setSegment(key.segment())
        .setVoucher(voucher)
        .setCount(1)
        .setTotal(1)
        .setTallies(List.of(new AmountCount(voucher, 1L)))
        .setUpdatedAt(NOW)
        .build();
  }

  void publishBytes(String segment, byte[] row) {
    put(new TableKey.Row(Rows.GENERATION, segment), row);
  }

  private void put(TableKey key, byte[] value) {
    driver
        .createInputTopic(
            NAMES.segmentVouchers(), new StringSerializer(), new ByteArraySerializer())
        .pipeInput(key.toString(), value);
  }

  byte[] avro(VoucherRequest request) {
    return requests.serializer().serialize(NAMES.voucherRequests(), request);
  }

  /** The bytes of a record of another type, as if somebody had mixed up the topics. */
  byte[] otherAvro() {
    return rows.serializer()
        .serialize(NAMES.voucherRequests(), row("Peru|frequent_segment|13-37", 1));
  }

  VoucherResult result(TestRecord<byte[], byte[]> record) {
    return results.deserializer().deserialize(NAMES.voucherResults(), record.value());
  }

  void ask(String topic, byte[] value) {
    ask(topic, "key", value);
  }

  void ask(String topic, String key, byte[] value) {
    ask(topic, new TestRecord<>(key.getBytes(UTF_8), value, NOW));
  }

  void ask(String topic, TestRecord<byte[], byte[]> record) {
    driver
        .createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer())
        .pipeInput(record);
  }

  /** Takes what has come to the topic since the last time. */
  List<TestRecord<byte[], byte[]>> take(String topic) {
    return driver
        .createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
        .readRecordsToList();
  }

  double counted(String format, String outcome) {
    return meters
        .get("voucher.requests")
        .tag("format", format)
        .tag("outcome", outcome)
        .counter()
        .count();
  }

  long waits(String format) {
    return meters.get("voucher.requests.wait").tag("format", format).timer().count();
  }

  @Override
  public void close() {
    driver.close();
    registry.close();
  }
}
