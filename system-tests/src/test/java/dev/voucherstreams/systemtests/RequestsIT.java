package dev.voucherstreams.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.voucherstreams.events.VoucherRequest;
import dev.voucherstreams.events.VoucherResult;
import dev.voucherstreams.events.VoucherStatus;
import dev.voucherstreams.schemas.serde.AvroDeserializer;
import dev.voucherstreams.schemas.serde.AvroSerializer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.kafka.requestreply.ReplyingKafkaTemplate;
import org.springframework.kafka.support.TopicPartitionOffset;

/** Vouchers by event, for each kind of client, on one system. */
class RequestsIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String REPLIES = "shop.replies";

  private static TheSystem system;
  private static long winner;

  @BeforeAll
  static void start() throws Exception {
    system = new TheSystem("requests").with("VOUCHER_REQUESTS_REPLYTOPICS", REPLIES);
    system.start();
    Command.Result load = system.load(system.history("seed.csv", 2_000, "--bad-rows", "0"), "seed");
    assertThat(load.exitCode()).as(load.output()).isZero();
    await().until(() -> system.isInStep() && !system.table().winners().isEmpty());
    winner = system.table().winners().get("Peru|frequent_segment|13-37");
  }

  @AfterAll
  static void stop() {
    system.close();
  }

  @Test
  void jsonRequest_withKafkasConsoleTools_isAnsweredInALine() throws Exception {
    // Given
    ConsoleTools console = new ConsoleTools(system);
    Instant before = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    // When
    console.produce("voucher-requests-json", "console|" + RequestTraffic.request("console"));

    // Then
    String line = onlyLine(console.consume("voucher-results-json"), "console\t");
    assertThat(line)
        .startsWith(
            """
            {"request_id":"console","customer_id":123,"status":"RESOLVED","voucher":%d,\
            "segment_type":"frequent_segment","segment":"13-37","resolved_at":"2"""
                .formatted(winner));
    assertThat(Instant.parse(JSON.readTree(line).get("resolved_at").asText()))
        .isBetween(before, Instant.now());
  }

  private static String onlyLine(String output, String key) {
    List<String> lines = output.lines().filter(line -> line.startsWith(key)).toList();
    assertThat(lines).as(output).hasSize(1);
    return lines.get(0).substring(key.length());
  }

  @Test
  void avroRequest_withTheRegistry_isAnsweredUnderItsKeyAndHeaders() throws Exception {
    // Given
    Map<String, String> registry = Map.of("schema.registry.url", system.registry());
    AvroSerializer<VoucherRequest> serializer = new AvroSerializer<>();
    serializer.configure(registry, false);
    AvroDeserializer<VoucherResult> deserializer = new AvroDeserializer<>(VoucherResult.class);
    deserializer.configure(registry, false);
    VoucherRequest request =
        VoucherRequest.newBuilder()
            .setRequestId("avro")
            .setCustomerId(7L)
            .setCountryCode("Peru")
            .setLastOrderTs(Instant.parse("2021-10-26T00:00:00Z"))
            .setFirstOrderTs(Instant.parse("2021-10-26T00:00:00Z"))
            .setTotalOrders(14L)
            .setSegmentName("frequent_segment")
            .build();
    ProducerRecord<String, VoucherRequest> record =
        new ProducerRecord<>("voucher-requests", "avro-key", request);
    record.headers().add("traceparent", "00-1-2-01".getBytes(UTF_8));

    // When
    try (KafkaProducer<String, VoucherRequest> producer =
        new KafkaProducer<>(client(), new StringSerializer(), serializer)) {
      producer.send(record).get();
    }

    // Then
    try (Reader<VoucherResult> results =
        new Reader<>(system.kafka(), "voucher-results", deserializer)) {
      await().until(() -> results.readOn().size() == 1);
      ConsumerRecord<String, VoucherResult> result = results.records().get(0);
      assertThat(result.key()).isEqualTo("avro-key");
      assertThat(result.headers().lastHeader("traceparent").value())
          .isEqualTo("00-1-2-01".getBytes(UTF_8));
      assertThat(result.value().getStatus()).isEqualTo(VoucherStatus.RESOLVED);
      assertThat(result.value().getVoucher()).isEqualTo(winner);
      assertThat(result.value().getResolvedAt().toEpochMilli()).isEqualTo(result.timestamp());
    }
  }

  @Test
  void request_withSpringsRequestReplyClient_getsItsReply() throws Exception {
    assertThat(askWithSpring(new ContainerProperties("voucher-results-json"), "spring-group"))
        .isEqualTo(winner);
  }

  @Test
  void request_ofAClientThatWaitsAtOnePartition_getsItsReplyThere() throws Exception {
    // No key belongs in both.
    for (int partition : List.of(0, 3)) {
      TopicPartitionOffset place = new TopicPartitionOffset(REPLIES, partition);
      assertThat(askWithSpring(new ContainerProperties(place), "spring-" + partition))
          .isEqualTo(winner);
    }
  }

  private static long askWithSpring(ContainerProperties replies, String id) throws Exception {
    replies.setGroupId(id);
    Map<String, Object> consumer =
        Map.of("bootstrap.servers", system.kafka(), "isolation.level", "read_committed");
    KafkaMessageListenerContainer<String, String> container =
        new KafkaMessageListenerContainer<>(
            new DefaultKafkaConsumerFactory<>(
                consumer, new StringDeserializer(), new StringDeserializer()),
            replies);
    DefaultKafkaProducerFactory<String, String> producers =
        new DefaultKafkaProducerFactory<>(client(), new StringSerializer(), new StringSerializer());
    ReplyingKafkaTemplate<String, String, String> spring =
        new ReplyingKafkaTemplate<>(producers, container);
    spring.setSharedReplyTopic(true);
    spring.start();
    try {
      assertThat(spring.waitForAssignment(Duration.ofSeconds(30))).isTrue();
      String reply =
          spring
              .sendAndReceive(
                  new ProducerRecord<>("voucher-requests-json", id, RequestTraffic.request(id)))
              .get(30, TimeUnit.SECONDS)
              .value();
      JsonNode result = JSON.readTree(reply);
      assertThat(result.get("request_id").asText()).isEqualTo(id);
      return result.get("voucher").asLong();
    } finally {
      spring.stop();
      producers.destroy();
    }
  }

  @Test
  void garbage_onBothTopics_isSetAsideAndTheNextRequestAnswered() throws Exception {
    // Given
    byte[] garbage = "no request at all".getBytes(UTF_8);

    // When
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(client(), new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>("voucher-requests", garbage)).get();
      producer.send(new ProducerRecord<>("voucher-requests-json", garbage)).get();
      byte[] key = "after".getBytes(UTF_8);
      byte[] request = RequestTraffic.request("after").getBytes(UTF_8);
      producer.send(new ProducerRecord<>("voucher-requests-json", key, request)).get();
    }

    // Then
    for (String topic : List.of("voucher-requests", "voucher-requests-json")) {
      try (Reader<byte[]> letters =
          new Reader<>(system.kafka(), topic + ".dead-letter", new ByteArrayDeserializer())) {
        await().until(() -> letters.readOn().stream().anyMatch(letter -> letter.key() == null));
        ConsumerRecord<String, byte[]> letter =
            letters.records().stream().filter(r -> r.key() == null).findFirst().orElseThrow();
        assertThat(letter.value()).isEqualTo(garbage);
        assertThat(letter.headers().lastHeader("__streams.errors.topic").value())
            .isEqualTo(topic.getBytes(UTF_8));
      }
    }
    try (Reader<String> results = jsonResults()) {
      await().until(() -> results.readOn().stream().anyMatch(r -> "after".equals(r.key())));
    }
  }

  @Test
  void records_asLongAsTheyMayBe_areAnsweredAndSetAside() throws Exception {
    // Given
    byte[] mebibyte = new byte[1_048_300];
    ProducerRecord<byte[], byte[]> request =
        new ProducerRecord<>("voucher-requests-json", "long".getBytes(UTF_8), "{}".getBytes(UTF_8));
    request.headers().add("baggage", mebibyte);

    // When
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(client(), new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(request).get();
      producer
          .send(new ProducerRecord<>("voucher-requests", "long".getBytes(UTF_8), mebibyte))
          .get();
    }

    // Then
    try (Reader<String> results = jsonResults();
        Reader<byte[]> letters =
            new Reader<>(
                system.kafka(), "voucher-requests.dead-letter", new ByteArrayDeserializer())) {
      await().until(() -> results.readOn().stream().anyMatch(r -> "long".equals(r.key())));
      await().until(() -> letters.readOn().stream().anyMatch(r -> "long".equals(r.key())));
    }
  }

  private static Reader<String> jsonResults() {
    return new Reader<>(system.kafka(), "voucher-results-json", new StringDeserializer());
  }

  private static Map<String, Object> client() {
    return Map.of("bootstrap.servers", system.kafka());
  }
}
