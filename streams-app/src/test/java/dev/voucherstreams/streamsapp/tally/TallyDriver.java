package dev.voucherstreams.streamsapp.tally;

import dev.voucherstreams.events.OrderEvent;
import dev.voucherstreams.events.SegmentVoucher;
import dev.voucherstreams.schemas.Topics;
import dev.voucherstreams.schemas.serde.RegistryStub;
import dev.voucherstreams.segments.SegmentKey;
import dev.voucherstreams.segments.SegmentRules;
import dev.voucherstreams.streamsapp.kafka.Topic;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;

/** The tally's topology in Kafka's test driver, as the application builds it. */
final class TallyDriver implements AutoCloseable {

  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  static final Topics NAMES = new Topics("");

  private final RegistryStub registry = new RegistryStub();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final TallyTopics topics = new TallyTopics(NAMES, registry.config());
  private final TopologyTestDriver driver;
  private final TestInputTopic<byte[], OrderEvent> orders;
  private final TestOutputTopic<SegmentKey, SegmentVoucher> vouchers;

  TallyDriver() {
    this(SegmentRules.standard(), 256);
  }

  TallyDriver(SegmentRules rules, int maxAmounts) {
    driver =
        new TopologyTestDriver(topology(topics, rules, maxAmounts, counters()), config(), START);
    Topic<byte[], OrderEvent> in = topics.orderEvents();
    orders = driver.createInputTopic(in.name(), in.key().serializer(), in.value().serializer());
    Topic<SegmentKey, SegmentVoucher> out = topics.segmentVouchers();
    vouchers =
        driver.createOutputTopic(out.name(), out.key().deserializer(), out.value().deserializer());
  }

  static Topology topology(
      TallyTopics topics, SegmentRules rules, int maxAmounts, OrderCounters counters) {
    TallySettings settings = new TallySettings(Duration.ofMillis(100), maxAmounts, 4);
    StreamsBuilder builder =
        new StreamsBuilder(
            new TopologyConfig(
                new StreamsConfig(
                    Map.of(
                        StreamsConfig.APPLICATION_ID_CONFIG, "tally",
                        StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1",
                        StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true))));
    new SegmentTallyTopology(topics, rules, List.of("Peru"), settings, counters).addTo(builder);
    return builder.build();
  }

  private OrderCounters counters() {
    return new OrderCounters(meters);
  }

  private Properties config() {
    Properties config = new Properties();
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, "tally");
    config.put(
        StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG,
        NAMES.deadLetter(NAMES.orderEvents()));
    config.put(
        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, UnreadableOrderHandler.class);
    config.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, InvalidOrderHandler.class);
    config.put(UnreadableOrderHandler.COUNTERS, counters());
    return config;
  }

  void pipe(OrderEvent order) {
    orders.pipeInput(order);
  }

  void pipeBytes(byte[] key, byte[] value) {
    driver
        .createInputTopic(NAMES.orderEvents(), new ByteArraySerializer(), new ByteArraySerializer())
        .pipeInput(key, value);
  }

  /** Lets a flush interval pass and returns what was published in it. */
  List<SegmentVoucher> flush() {
    driver.advanceWallClockTime(Duration.ofMillis(100));
    return vouchers.readValuesToList();
  }

  TestOutputTopic<byte[], byte[]> deadLetters() {
    return driver.createOutputTopic(
        NAMES.deadLetter(NAMES.orderEvents()),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  <K, V> KeyValueStore<K, V> store(String name) {
    return driver.getKeyValueStore(name);
  }

  double counted(String outcome) {
    return meters.get("voucher.orders").tag("outcome", outcome).counter().count();
  }

  @Override
  public void close() {
    driver.close();
    registry.close();
  }
}
