package dev.voucherstreams.systemtests;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Who asks by event, and reads results with a consumer group. */
final class EventClient implements AutoCloseable {

  private final KafkaProducer<String, byte[]> requests;
  private final KafkaConsumer<String, byte[]> results;
  private final Set<String> answered = new HashSet<>();

  /**
   * @param kafka how to get there
   */
  EventClient(Map<String, Object> kafka, String group) {
    requests = new KafkaProducer<>(kafka, new StringSerializer(), new ByteArraySerializer());
    Map<String, Object> config = new HashMap<>(kafka);
    config.put("group.id", group);
    config.put("auto.offset.reset", "earliest");
    config.put("isolation.level", "read_committed");
    results = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    results.subscribe(List.of("voucher-results", "voucher-results-json"));
  }

  void ask(String topic, String key, byte[] request) throws Exception {
    requests.send(new ProducerRecord<>(topic, key, request)).get();
  }

  /** Waits until the requests with these keys have their results. */
  void awaitResults(String... keys) {
    await("results")
        .until(
            () -> {
              results.poll(Duration.ofMillis(200)).forEach(result -> answered.add(result.key()));
              return answered.containsAll(List.of(keys));
            });
  }

  @Override
  public void close() {
    requests.close();
    results.close();
  }
}
