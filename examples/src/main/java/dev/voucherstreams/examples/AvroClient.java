package dev.voucherstreams.examples;

import dev.voucherstreams.avroserde.AvroDeserializer;
import dev.voucherstreams.avroserde.AvroSerializer;
import dev.voucherstreams.events.VoucherRequest;
import dev.voucherstreams.events.VoucherResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Avro, with the schema registry. With Confluent's serde it is the same: name {@code
 * KafkaAvroSerializer} and {@code KafkaAvroDeserializer} ({@code specific.avro.reader=true}).
 */
public final class AvroClient {

  private static final String TOPIC = "voucher-results";

  private AvroClient() {}

  public static void main(String[] args) throws Exception {
    String id = UUID.randomUUID().toString();
    try (KafkaConsumer<String, VoucherResult> results = results();
        KafkaProducer<String, VoucherRequest> requests = requests()) {
      requests
          .send(new ProducerRecord<>("voucher-requests", id, request(id)))
          .get(); // what went wrong with it is thrown here
      System.out.println(await(results, id));
    }
  }

  private static VoucherRequest request(String id) {
    return VoucherRequest.newBuilder()
        .setRequestId(id)
        .setCustomerId(123L)
        .setCountryCode("Peru")
        .setLastOrderTs(Instant.parse("2021-10-26T00:00:00Z"))
        .setFirstOrderTs(Instant.parse("2021-10-26T00:00:00Z"))
        .setTotalOrders(14L)
        .setSegmentName("frequent_segment")
        .build();
  }

  private static KafkaProducer<String, VoucherRequest> requests() {
    AvroSerializer<VoucherRequest> avro = new AvroSerializer<>();
    avro.configure(config(), false);
    return new KafkaProducer<>(config(), new StringSerializer(), avro);
  }

  private static KafkaConsumer<String, VoucherResult> results() {
    AvroDeserializer<VoucherResult> avro = new AvroDeserializer<>(VoucherResult.class);
    avro.configure(config(), false);
    KafkaConsumer<String, VoucherResult> consumer =
        new KafkaConsumer<>(config(), new StringDeserializer(), avro);
    List<TopicPartition> partitions =
        consumer.partitionsFor(TOPIC).stream()
            .map(partition -> new TopicPartition(TOPIC, partition.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    return consumer;
  }

  private static Map<String, Object> config() {
    Map<String, String> environment = System.getenv();
    return Map.of(
        "bootstrap.servers", environment.getOrDefault("KAFKA_BOOTSTRAP_SERVERS", "localhost:9092"),
        "schema.registry.url",
            environment.getOrDefault(
                "SCHEMA_REGISTRY_URL", "http://localhost:8081/apis/ccompat/v7"),
        "isolation.level", "read_committed");
  }

  private static VoucherResult await(KafkaConsumer<String, VoucherResult> results, String key) {
    while (true) {
      for (ConsumerRecord<String, VoucherResult> result : results.poll(Duration.ofSeconds(1))) {
        if (key.equals(result.key())) {
          return result.value();
        }
      }
    }
  }
}
