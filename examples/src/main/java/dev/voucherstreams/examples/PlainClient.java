package dev.voucherstreams.examples;

import java.time.Duration;
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

/** JSON, with nothing but Kafka's own client. */
public final class PlainClient {

  private static final String REQUEST =
      """
      {"request_id": "%s", "customer_id": 123, "country_code": "Peru",
       "last_order_ts": "2021-10-26 00:00:00", "first_order_ts": "2021-10-26 00:00:00",
       "total_orders": 14, "segment_name": "frequent_segment"}
      """;

  private PlainClient() {}

  public static void main(String[] args) throws Exception {
    String servers = System.getenv().getOrDefault("KAFKA_BOOTSTRAP_SERVERS", "localhost:9092");
    String id = UUID.randomUUID().toString();
    try (KafkaConsumer<String, String> results = fromNowOn("voucher-results-json", servers);
        KafkaProducer<String, String> requests =
            new KafkaProducer<>(
                Map.of("bootstrap.servers", servers),
                new StringSerializer(),
                new StringSerializer())) {
      requests
          .send(new ProducerRecord<>("voucher-requests-json", id, REQUEST.formatted(id)))
          .get(); // what went wrong with it is thrown here
      System.out.println(await(results, id));
    }
  }

  /* A consumer of what comes from now on: it has to know where that is before the request is sent. */
  private static KafkaConsumer<String, String> fromNowOn(String topic, String servers) {
    KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", servers, "isolation.level", "read_committed"),
            new StringDeserializer(),
            new StringDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    return consumer;
  }

  /* The result has the key of its request. */
  private static String await(KafkaConsumer<String, String> results, String key) {
    while (true) {
      for (ConsumerRecord<String, String> result : results.poll(Duration.ofSeconds(1))) {
        if (key.equals(result.key())) {
          return result.value();
        }
      }
    }
  }
}
