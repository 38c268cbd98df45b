package dev.voucherstreams.systemtests;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import dev.voucherstreams.schemas.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * JSON requests at a steady rate, and the time until the result of each can be read. A request that
 * is sent late, since the machine is busy, counts from when it was due.
 */
final class RequestTraffic implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Topics topics;
  private final KafkaProducer<String, String> producer;
  private final KafkaConsumer<String, String> consumer;
  private int sent;

  RequestTraffic(String kafka, Topics topics) {
    this.topics = topics;
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka, "linger.ms", 0),
            new StringSerializer(),
            new StringSerializer());
    consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka, "isolation.level", "read_committed"),
            new StringDeserializer(),
            new StringDeserializer());
    List<TopicPartition> results =
        consumer.partitionsFor(topics.voucherResultsJson()).stream()
            .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
            .toList();
    consumer.assign(results);
    consumer.seekToEnd(results);
    results.forEach(consumer::position);
  }

  /** Sends requests at this rate for this time; returns when each has its result. */
  Latencies run(int perSecond, Duration time) {
    int count = Math.toIntExact(perSecond * time.toSeconds());
    CompletableFuture<Map<String, Long>> arrivals =
        CompletableFuture.supplyAsync(() -> arrivals(count));
    Map<String, Long> due = new HashMap<>();
    long start = System.nanoTime();
    for (int i = 0; i < count; i++) {
      long at = start + i * SECONDS.toNanos(1) / perSecond;
      waitUntil(at);
      String id = "t" + sent++;
      due.put(id, at);
      Future<?> unused = // what fails has no result, and that is noticed
          producer.send(new ProducerRecord<>(topics.voucherRequestsJson(), id, request(id)));
    }
    producer.flush();
    Map<String, Long> arrived = arrivals.join();
    return Latencies.of(
        due.entrySet().stream()
            .mapToDouble(request -> arrived.get(request.getKey()) - request.getValue())
            .map(nanos -> nanos / 1e6));
  }

  private static void waitUntil(long time) {
    for (long left = time - System.nanoTime(); left > 0; left = time - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private Map<String, Long> arrivals(int count) {
    Map<String, Long> arrivals = new HashMap<>();
    long last = System.nanoTime();
    while (arrivals.size() < count) {
      for (ConsumerRecord<String, String> result : consumer.poll(Duration.ofMillis(200))) {
        last = System.nanoTime();
        if (arrivals.put(result.key(), last) != null) {
          throw new AssertionError("a second result: " + result);
        }
      }
      if (NANOSECONDS.toSeconds(System.nanoTime() - last) > PATIENCE.toSeconds()) {
        throw new AssertionError(count - arrivals.size() + " requests have no result");
      }
    }
    return arrivals;
  }

  /** Sends one request in JSON, and returns its result once that can be read. */
  static String ask(String kafka, Topics topics, String key, String request) throws Exception {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka), new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>(topics.voucherRequestsJson(), key, request)).get();
    }
    try (Reader<String> results =
        new Reader<>(kafka, topics.voucherResultsJson(), new StringDeserializer())) {
      return results.awaitFirst(result -> key.equals(result.key())).value();
    }
  }

  static String request(String id) {
    return """
        {"request_id": "%s", "customer_id": 123, "country_code": "Peru", \
        "last_order_ts": "2021-10-26 00:00:00", "first_order_ts": "2021-10-26 00:00:00", \
        "total_orders": 14, "segment_name": "frequent_segment"}"""
        .formatted(id);
  }

  @Override
  public void close() {
    producer.close();
    consumer.close();
  }
}
