package dev.voucherstreams.streamsapp.tally;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.avroserde.AvroSerdeConfig;
import dev.voucherstreams.avroserde.AvroSerializer;
import dev.voucherstreams.avroserde.RegistryStub;
import dev.voucherstreams.events.AmountCount;
import dev.voucherstreams.events.GenerationPart;
import dev.voucherstreams.events.OrderEvent;
import dev.voucherstreams.events.SegmentVoucher;
import dev.voucherstreams.schemas.TopicSettings;
import dev.voucherstreams.schemas.Topics;
import dev.voucherstreams.schemas.deadletter.DeadLetter;
import dev.voucherstreams.schemas.deadletter.DeadLetterBuilder;
import dev.voucherstreams.segments.SegmentKey;
import dev.voucherstreams.segments.SegmentRules;
import dev.voucherstreams.streamsapp.deadletter.DeadLetterHandler;
import dev.voucherstreams.streamsapp.deadletter.PoisonRecords;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;

/** The tally's topology in Kafka's test driver, as the application builds it. */
final class TallyDriver implements AutoCloseable {

  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  static final int MAX_DATA_SETS = 10;
  static final String GENERATION = "g00000001-1";
  static final Topics NAMES = new Topics("");

  private final RegistryStub registry;
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final AvroSerializer<OrderEvent> avro = new AvroSerializer<>();
  private final List<TestRecord<byte[], byte[]>> orderEvents = new ArrayList<>();
  private final Path stateDirectory = newFolder();
  private final TopologyTestDriver driver;
  private final TestOutputTopic<String, SpecificRecord> table;
  private final OrderPositions positions = new OrderPositions();
  private final List<GenerationPart> parts = new ArrayList<>();
  private OrderEnds ends = ends(START, 0);

  TallyDriver() {
    this(SegmentRules.standard(), 256);
  }

  TallyDriver(SegmentRules rules, int maxAmounts) {
    this(new RegistryStub(), rules, maxAmounts, Map.of(), new PoisonRecords());
  }

  /** A tally with another serde, after others that these records have ended. */
  TallyDriver(Map<String, ?> serde, PoisonRecords poison) {
    this(new RegistryStub(), SegmentRules.standard(), 256, serde, poison);
  }

  private TallyDriver(
      RegistryStub registry,
      SegmentRules rules,
      int maxAmounts,
      Map<String, ?> serde,
      PoisonRecords poison) {
    this.registry = registry;
    Map<String, Object> serdeConfig = new HashMap<>(registry.config());
    serdeConfig.put(AvroSerdeConfig.MAX_WAIT_MS, 100);
    serdeConfig.put(AvroSerdeConfig.MISSING_ID_CACHE_TTL_SEC, 0);
    serdeConfig.putAll(serde);
    avro.configure(serdeConfig, false);
    TallyTopics topics = new TallyTopics(NAMES, serdeConfig);
    driver = new TopologyTestDriver(topology(topics, rules, maxAmounts, poison), config(), START);
    table =
        driver.createOutputTopic(
            NAMES.segmentVouchers(), new StringDeserializer(), topics.tableValues().deserializer());
    positions.polled(0, 0, 0);
  }

  private Topology topology(
      TallyTopics topics, SegmentRules rules, int maxAmounts, PoisonRecords poison) {
    return topology(
        topics,
        count(rules, List.of()),
        maxAmounts,
        new OrderCounters(meters),
        poison,
        positions,
        () -> Optional.of(ends));
  }

  /** A count of which this was published, for Peru. */
  static Count count(SegmentRules rules, List<GenerationPart> published) {
    return new Count(
        GENERATION, 1, 1, rules, List.of("Peru"), false, START, () -> published, partition -> 0);
  }

  /** Where partition 0, of one, ended at a moment. */
  static OrderEnds ends(Instant at, long last) {
    return new OrderEnds(at, Map.of(0, 0L), Map.of(0, last));
  }

  static Topology topology(
      TallyTopics topics,
      Count count,
      int maxAmounts,
      OrderCounters counters,
      PoisonRecords poison,
      OrderPositions positions,
      Supplier<Optional<OrderEnds>> ends) {
    TallySettings settings =
        new TallySettings(Duration.ofMillis(100), maxAmounts, MAX_DATA_SETS, 1);
    StreamsBuilder builder =
        new StreamsBuilder(
            new TopologyConfig(
                new StreamsConfig(
                    Map.of(
                        StreamsConfig.APPLICATION_ID_CONFIG, "tally",
                        StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1",
                        StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true))));
    new SegmentTallyTopology(topics, count, settings, counters, poison, positions, ends)
        .addTo(builder);
    return builder.build();
  }

  private Properties config() {
    Properties config = new Properties();
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, "tally");
    config.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory.toString());
    config.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetterHandler.class);
    config.put(
        DeadLetterHandler.LETTERS, new DeadLetterBuilder(NAMES, TopicSettings.DEAD_LETTER_BYTES));
    config.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
    return config;
  }

  private static Path newFolder() {
    try {
      return Files.createTempDirectory(Path.of("target").toAbsolutePath(), "tally-driver");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void pipe(OrderEvent order) {
    pipeBytes(null, bytes(order));
  }

  void pipeBytes(byte[] key, byte[] value) {
    pipe(new TestRecord<>(key, value));
  }

  void pipe(TestRecord<byte[], byte[]> record) {
    orderEvents.add(record);
    positions.polled(0, 1, orderEvents.size());
    driver
        .createInputTopic(NAMES.orderEvents(), new ByteArraySerializer(), new ByteArraySerializer())
        .pipeInput(record);
  }

  /** The order as a client writes it. */
  byte[] bytes(OrderEvent order) {
    return avro.serialize(NAMES.orderEvents(), order);
  }

  /** Lets a flush interval pass and returns the rows that were published in it. */
  List<SegmentVoucher> flush() {
    pass();
    List<SegmentVoucher> rows = new ArrayList<>();
    for (KeyValue<String, SpecificRecord> each : table.readKeyValuesToList()) {
      if (each.value instanceof SegmentVoucher row) {
        assertThat(each.key).startsWith(GENERATION + "|Peru|");
        rows.add(row);
      } else {
        parts.add((GenerationPart) each.value);
      }
    }
    return rows;
  }

  private void pass() {
    driver.advanceWallClockTime(Duration.ofMillis(100));
    driver.advanceWallClockTime(Duration.ofMillis(100)); // the merge is an interval later
  }

  /** Lets time pass until a report is due, and returns what was told of the generation. */
  List<GenerationPart> publishedParts() {
    parts.clear();
    driver.advanceWallClockTime(Duration.ofMillis(500));
    flush();
    return List.copyOf(parts);
  }

  /** From now on this is where the orders ended when that was asked last. */
  void setEnds(OrderEnds now) {
    ends = now;
  }

  /** Flushes and returns how often each voucher was used, by segment. */
  Map<String, List<AmountCount>> table() {
    flush();
    Map<String, List<AmountCount>> table = new TreeMap<>();
    KeyValueStore<SegmentKey, SegmentVoucher> store =
        store(SegmentTallyTopology.SEGMENT_VOUCHER_STORE);
    try (KeyValueIterator<SegmentKey, SegmentVoucher> rows = store.all()) {
      rows.forEachRemaining(row -> table.put(row.key.toString(), row.value.getTallies()));
    }
    return table;
  }

  TestOutputTopic<byte[], byte[]> deadLetters() {
    return driver.createOutputTopic(
        NAMES.deadLetter(NAMES.orderEvents()),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  /** Returns the dead letters since the last call, as a consumer reads them. */
  List<DeadLetter> newDeadLetters() {
    return deadLetters().readRecordsToList().stream().map(TallyDriver::letter).toList();
  }

  private static DeadLetter letter(TestRecord<byte[], byte[]> record) {
    return new DeadLetter(
        new ConsumerRecord<>(
            NAMES.deadLetter(NAMES.orderEvents()),
            0,
            0,
            START.toEpochMilli(), // the letter itself has none: it gets that of its sending
            TimestampType.CREATE_TIME,
            ConsumerRecord.NULL_SIZE,
            ConsumerRecord.NULL_SIZE,
            record.key(),
            record.value(),
            record.headers(),
            Optional.empty()));
  }

  void replay(DeadLetter letter) {
    ProducerRecord<byte[], byte[]> replay = letter.replay().orElseThrow();
    pipe(new TestRecord<>(replay.key(), replay.value(), replay.headers()));
  }

  /** Registers a schema that no order was written with so far, and returns its id. */
  int registerNewSchema(String doc) {
    String schema = OrderEvent.getClassSchema().toString();
    return registry.add(schema.replace("\"doc\":\"An order", "\"doc\":\"" + doc));
  }

  /** Ends the registry, as an outage does. */
  void endRegistry() {
    registry.close();
  }

  /** Ends this one, and returns one that has counted all its orders anew. */
  TallyDriver reset(int maxAmounts) {
    closeDriver();
    TallyDriver successor =
        new TallyDriver(
            registry, SegmentRules.standard(), maxAmounts, Map.of(), new PoisonRecords());
    orderEvents.forEach(successor::pipe);
    return successor;
  }

  /** The subjects under which the tally, and nobody else, needs schemas. */
  List<String> subjects() {
    return registry.subjects();
  }

  <K, V> KeyValueStore<K, V> store(String name) {
    return driver.getKeyValueStore(name);
  }

  double counted(String outcome) {
    return meters.get("voucher.orders").tag("outcome", outcome).counter().count();
  }

  @Override
  public void close() {
    closeDriver();
    registry.close();
  }

  private void closeDriver() {
    driver.close();
    try {
      Files.deleteIfExists(stateDirectory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
