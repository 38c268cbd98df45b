package dev.voucherstreams.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.voucherstreams.avroserde.AvroDeserializer;
import dev.voucherstreams.avroserde.AvroSerializer;
import dev.voucherstreams.events.VoucherRequest;
import dev.voucherstreams.events.VoucherResult;
import dev.voucherstreams.events.VoucherStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.kafka.requestreply.ReplyingKafkaTemplate;
import org.springframework.kafka.support.TopicPartitionOffset;

/** Vouchers by event, for each kind of client, on the shared system. */
@SharedSystem
class RequestsIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String RESULTS = "voucher-results-json";

  private final LocalSystem system;
  private final long winner;

  RequestsIT(LocalSystem system) throws Exception {
    this.system = system;
    this.winner = Table.parse(system.answers()).winners().get("Peru|frequent_segment|13-37");
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
      ConsumerRecord<String, VoucherResult> result =
          results.awaitFirst(r -> "avro-key".equals(r.key()));
      assertThat(result.headers().lastHeader("traceparent").value())
          .isEqualTo("00-1-2-01".getBytes(UTF_8));
      assertThat(result.value().getStatus()).isEqualTo(VoucherStatus.RESOLVED);
      assertThat(result.value().getVoucher()).isEqualTo(winner);
      assertThat(result.value().getResolvedAt().toEpochMilli())
          .isLessThanOrEqualTo(result.timestamp());
    }
  }

  @Test
  void request_withSpringsRequestReplyClient_getsItsReply() throws Exception {
    assertThat(askWithSpring(new ContainerProperties(RESULTS), "spring-group")).isEqualTo(winner);
  }

  @Test
  void request_ofAClientThatWaitsAtOnePartition_getsItsReplyThere() throws Exception {
    // No key belongs in both.
    for (int partition : List.of(0, 3)) {
      TopicPartitionOffset place = new TopicPartitionOffset(RESULTS, partition);
      assertThat(askWithSpring(new ContainerProperties(place), "spring-" + partition))
          .isEqualTo(winner);
    }
  }

  private long askWithSpring(ContainerProperties replies, String id) throws Exception {
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
                  new ProducerRecord<>("voucher-requests-json", id, RequestTraffic.request(id)),
                  Duration.ofSeconds(30))
              .get()
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
  void garbage_onBothTopics_isDeadLetteredAndTheNextRequestAnswered() throws Exception {
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
        ConsumerRecord<String, byte[]> letter =
            letters.awaitFirst(record -> Arrays.equals(record.value(), garbage));
        assertThat(letter.headers().lastHeader("__streams.errors.topic").value())
            .isEqualTo(topic.getBytes(UTF_8));
      }
    }
    try (Reader<String> results = jsonResults()) {
      results.awaitFirst(record -> "after".equals(record.key()));
    }
  }

  @Test
  void records_asLongAsTheyMayBe_areAnsweredOrDeadLettered() throws Exception {
    // Given
    byte[] mebibyte = new byte[1_048_300];
    ProducerRecord<byte[], byte[]> request =
        new ProducerRecord<>("voucher-requests-json", "long".getBytes(UTF_8), "{}".getBytes(UTF_8));
    request.headers().add("baggage", new byte[65_000]);

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
      results.awaitFirst(record -> "long".equals(record.key()));
      letters.awaitFirst(record -> "long".equals(record.key()));
    }
  }

  private Reader<String> jsonResults() {
    return new Reader<>(system.kafka(), RESULTS, new StringDeserializer());
  }

  private Map<String, Object> client() {
    return Map.of("bootstrap.servers", system.kafka());
  }
}
