package dev.voucherstreams.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.voucherstreams.avroserde.AvroDeserializer;
import dev.voucherstreams.avroserde.AvroSerializer;
import dev.voucherstreams.events.GenerationDecision;
import dev.voucherstreams.events.OrderEvent;
import dev.voucherstreams.events.SegmentVoucher;
import dev.voucherstreams.events.VoucherRequest;
import dev.voucherstreams.events.VoucherResult;
import dev.voucherstreams.events.VoucherStatus;
import dev.voucherstreams.schemas.Topics;
import dev.voucherstreams.schemas.generation.TableValues;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What goes into streams-app and what comes out, on a broker from Testcontainers or from Maven
 * Central. Each test has a segment of its own.
 */
class StreamsAppIT {

  private static final Topics TOPICS = new Topics("suite.");
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private static TestBroker broker;
  private static TestRegistry registry;
  private static StreamsAppBeside app;

  private int asked;

  @BeforeAll
  static void start() throws IOException {
    broker = TestBroker.start();
    registry = TestRegistry.shared();
    startApp();
  }

  private static void startApp() throws IOException {
    app =
        StreamsAppBeside.start(
            broker.kafka(), registry.confluentApi(), registry.folder(), TOPICS.prefix());
    app.awaitReady();
  }

  @AfterAll
  static void stop() {
    if (app != null) {
      app.close();
    }
    if (broker != null) {
      broker.close();
    }
  }

  @Test
  void orders_ofASegment_becomeItsRow() throws Exception {
    // When
    order(2, 2640);
    order(3, 3520);
    order(4, 3520);

    // Then
    SegmentVoucher row = awaitRow("0-4", 3);
    assertThat(row.getVoucher()).isEqualTo(3520);
    assertThat(row.getCount()).isEqualTo(2);
  }

  @Test
  void requests_inJsonAndAvro_areAnsweredFromTheTable() throws Exception {
    // Given: the resolver may have the row a little later than we
    order(14, 4400);
    awaitRow("13-37", 1);
    await().until(() -> askInJson("json-" + asked++).contains("\"voucher\":4400"));

    // When
    VoucherRequest request =
        VoucherRequest.newBuilder()
            .setCustomerId(7L)
            .setCountryCode("Peru")
            .setLastOrderTs(NOON)
            .setFirstOrderTs(NOON)
            .setTotalOrders(14L)
            .setSegmentName("frequent_segment")
            .build();
    send(TOPICS.voucherRequests(), "avro", avro(TOPICS.voucherRequests(), request));

    // Then
    VoucherResult result =
        awaitRecord(TOPICS.voucherResults(), "avro", avroReader(VoucherResult.class)).value();
    assertThat(result.getStatus()).isEqualTo(VoucherStatus.RESOLVED);
    assertThat(result.getVoucher()).isEqualTo(4400);
  }

  @Test
  void garbage_onEachTopic_isDeadLetteredAsItIs() throws Exception {
    // Given
    byte[] garbage = "neither Avro nor JSON".getBytes(UTF_8);
    List<String> topics =
        List.of(TOPICS.orderEvents(), TOPICS.voucherRequests(), TOPICS.voucherRequestsJson());

    // When
    for (String topic : topics) {
      send(topic, "garbage", garbage);
    }

    // Then
    for (String topic : topics) {
      String letters = TOPICS.deadLetter(topic);
      assertThat(awaitRecord(letters, "garbage", new ByteArrayDeserializer()).value())
          .isEqualTo(garbage);
    }
    assertThat(askInJson("after-garbage")).contains("\"request_id\":\"after-garbage\"");
  }

  @Test
  void kill_inBetween_countsAndAnswersEachOnce() throws Exception {
    // Given
    order(5, 2640);
    awaitRow("5-13", 1);
    app.command().kill();
    order(12, 2640);
    send(TOPICS.voucherRequestsJson(), "away", RequestTraffic.request("away").getBytes(UTF_8));

    // When
    startApp();

    // Then
    assertThat(awaitRow("5-13", 2).getCount()).isEqualTo(2);
    assertThat(awaitRecord(TOPICS.voucherResultsJson(), "away", new StringDeserializer()).value())
        .contains("\"request_id\":\"away\"");
  }

  @Test
  void changelog_deletedWhileItIsDown_isNoticed_andAllIsCountedAnew() throws Exception {
    // Given
    Topics topics = new Topics("lost.");
    try (StreamsAppBeside before = beside(topics)) {
      before.awaitReady();
      send(topics.orderEvents(), null, avro(topics.orderEvents(), orderEvent(2, 2640)));
      awaitRecord(topics, record -> record.key().endsWith("-1|Peru|frequent_segment|0-4"));
      before.command().kill();
    }
    String changelog = deleteChangelog(topics);

    // When
    try (StreamsAppBeside after = beside(topics)) {
      // Then
      GenerationDecision decision =
          (GenerationDecision)
              awaitRecord(topics, record -> record.key().endsWith("-1|anew")).value();
      assertThat(decision.getReason()).isEqualTo("state lost: there is no " + changelog);
      SegmentVoucher row =
          (SegmentVoucher)
              awaitRecord(topics, record -> record.key().endsWith("-2|Peru|frequent_segment|0-4"))
                  .value();
      assertThat(row.getTotal()).isEqualTo(1);
      after.awaitReady();
      assertThat(after.metrics()).contains("voucher_generations_lost_total 1.0");
    }
  }

  private static StreamsAppBeside beside(Topics topics) throws IOException {
    return StreamsAppBeside.start(
        broker.kafka(), registry.confluentApi(), registry.folder(), topics.prefix());
  }

  private static String deleteChangelog(Topics topics) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.kafka()))) {
      String changelog =
          admin.listTopics().names().get().stream()
              .filter(name -> name.startsWith(topics.prefix()))
              .filter(name -> name.endsWith("-load-watermarks-changelog"))
              .findFirst()
              .orElseThrow();
      admin.deleteTopics(List.of(changelog)).all().get();
      return changelog;
    }
  }

  private static void order(long totalOrders, long amount) throws Exception {
    send(TOPICS.orderEvents(), null, avro(TOPICS.orderEvents(), orderEvent(totalOrders, amount)));
  }

  private static OrderEvent orderEvent(long totalOrders, long amount) {
    return OrderEvent.newBuilder()
        .setEventId("order-" + totalOrders)
        .setCountryCode("Peru")
        .setTimestamp(NOON)
        .setLastOrderTs(NOON)
        .setFirstOrderTs(NOON)
        .setTotalOrders(totalOrders)
        .setVoucherAmount(amount)
        .build();
  }

  private static SegmentVoucher awaitRow(String segment, long total) {
    String key = "|Peru|frequent_segment|" + segment;
    return (SegmentVoucher)
        awaitRecord(
                TOPICS,
                record ->
                    record.key().endsWith(key)
                        && record.value() instanceof SegmentVoucher row
                        && row.getTotal() == total)
            .value();
  }

  private static ConsumerRecord<String, SpecificRecord> awaitRecord(
      Topics topics, Predicate<ConsumerRecord<String, SpecificRecord>> like) {
    try (Reader<SpecificRecord> table =
        new Reader<>(
            broker.kafka(), topics.segmentVouchers(), TableValues.serde(client()).deserializer())) {
      return table.awaitFirst(like);
    }
  }

  private static String askInJson(String id) throws Exception {
    send(TOPICS.voucherRequestsJson(), id, RequestTraffic.request(id).getBytes(UTF_8));
    return awaitRecord(TOPICS.voucherResultsJson(), id, new StringDeserializer()).value();
  }

  private static <V> ConsumerRecord<String, V> awaitRecord(
      String topic, String key, Deserializer<V> values) {
    try (Reader<V> reader = new Reader<>(broker.kafka(), topic, values)) {
      return reader.awaitFirst(record -> key.equals(record.key()));
    }
  }

  private static void send(String topic, @Nullable String key, byte[] value) throws Exception {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.kafka()),
            new StringSerializer(),
            new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topic, key, value)).get();
    }
  }

  private static byte[] avro(String topic, SpecificRecord record) {
    try (AvroSerializer<SpecificRecord> serializer = new AvroSerializer<>()) {
      serializer.configure(client(), false);
      return serializer.serialize(topic, record);
    }
  }

  private static <T extends SpecificRecord> AvroDeserializer<T> avroReader(Class<T> type) {
    AvroDeserializer<T> deserializer = new AvroDeserializer<>(type);
    deserializer.configure(client(), false);
    return deserializer;
  }

  private static Map<String, String> client() {
    return Map.of("schema.registry.url", registry.confluentApi());
  }
}
