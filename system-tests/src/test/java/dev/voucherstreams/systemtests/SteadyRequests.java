package dev.voucherstreams.systemtests;

import static java.util.concurrent.TimeUnit.SECONDS;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Many JSON requests under a few keys, sent in the background over some seconds, whatever happens
 * to the broker meanwhile.
 */
final class SteadyRequests {

  private static final int KEYS = 50;
  private static final int PER_SECOND = 2_000;

  private final String kafka;
  private final List<String> ids;
  private final CompletableFuture<Void> sending;

  private SteadyRequests(String kafka, List<String> ids) {
    this.kafka = kafka;
    this.ids = ids;
    this.sending = CompletableFuture.runAsync(this::send);
  }

  static SteadyRequests begin(String kafka, String prefix, int count) {
    return new SteadyRequests(kafka, IntStream.range(0, count).mapToObj(i -> prefix + i).toList());
  }

  private void send() {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                kafka,
                "max.block.ms",
                120_000,
                "delivery.timeout.ms",
                600_000),
            new StringSerializer(),
            new StringSerializer())) {
      List<Future<RecordMetadata>> sent =
          ids.stream().map(id -> producer.send(record(id))).toList();
      for (Future<RecordMetadata> each : sent) {
        each.get();
      }
    } catch (Exception e) {
      throw new AssertionError("a request could not be sent", e);
    }
  }

  private static ProducerRecord<String, String> record(String id) {
    LockSupport.parkNanos(SECONDS.toNanos(1) / PER_SECOND);
    return new ProducerRecord<>("voucher-requests-json", key(id), RequestTraffic.request(id));
  }

  private static String key(String id) {
    return "key-" + id.hashCode() % KEYS;
  }

  void awaitSent() {
    sending.join();
  }

  /** The ids of all requests by their keys, in the order that they are sent in. */
  Map<String, List<String>> sent() {
    return ids.stream().collect(groupingBy(SteadyRequests::key));
  }

  /** The ids of the results that are ours by their keys, in the order that they stand in. */
  Map<String, List<String>> resultsAmong(List<ConsumerRecord<String, String>> records) {
    return records.stream()
        .filter(record -> record.key() != null && record.key().startsWith("key-"))
        .collect(groupingBy(ConsumerRecord::key, mapping(SteadyRequests::id, toList())));
  }

  private static String id(ConsumerRecord<String, String> result) {
    String start = "{\"request_id\":\"";
    String value = result.value();
    return value.substring(start.length(), value.indexOf('"', start.length()));
  }
}
