package dev.voucherstreams.examples;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.kafka.requestreply.ReplyingKafkaTemplate;

/** JSON, with Spring's request/reply client: a method call over two topics. */
public final class RequestReplyClient {

  private static final String REQUEST =
      """
      {"request_id": "spring-1", "customer_id": 123, "country_code": "Peru",
       "last_order_ts": "2021-10-26 00:00:00", "first_order_ts": "2021-10-26 00:00:00",
       "total_orders": 14, "segment_name": "frequent_segment"}
      """;

  private RequestReplyClient() {}

  public static void main(String[] args) throws Exception {
    ReplyingKafkaTemplate<String, String, String> template = template();
    template.start();
    try {
      template.waitForAssignment(Duration.ofSeconds(30));
      System.out.println(
          template
              .sendAndReceive(
                  new ProducerRecord<>("voucher-requests-json", "spring-1", REQUEST),
                  Duration.ofSeconds(30))
              .get()
              .value());
    } finally {
      template.stop(); // within Spring, the application context does both
      template.destroy();
    }
  }

  private static ReplyingKafkaTemplate<String, String, String> template() {
    DefaultKafkaProducerFactory<String, String> producers =
        new DefaultKafkaProducerFactory<>(config(), new StringSerializer(), new StringSerializer());
    DefaultKafkaConsumerFactory<String, String> consumers =
        new DefaultKafkaConsumerFactory<>(
            config(), new StringDeserializer(), new StringDeserializer());
    ContainerProperties replies = new ContainerProperties("voucher-results-json");
    // Each client has a group of its own and sees all results; it picks its own by correlation id.
    replies.setGroupId("request-reply-client-" + UUID.randomUUID());
    ReplyingKafkaTemplate<String, String, String> template =
        new ReplyingKafkaTemplate<>(
            producers, new KafkaMessageListenerContainer<>(consumers, replies));
    template.setSharedReplyTopic(true);
    return template;
  }

  private static Map<String, Object> config() {
    Map<String, Object> config = new HashMap<>();
    config.put(
        "bootstrap.servers",
        System.getenv().getOrDefault("KAFKA_BOOTSTRAP_SERVERS", "localhost:9092"));
    config.put("isolation.level", "read_committed");
    config.put("auto.offset.reset", "latest");
    return config;
  }
}
