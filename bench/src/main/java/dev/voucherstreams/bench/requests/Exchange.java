package dev.voucherstreams.bench.requests;

import dev.voucherstreams.avroserde.AvroSerdes;
import dev.voucherstreams.bench.Durations;
import dev.voucherstreams.bench.Pace;
import dev.voucherstreams.events.VoucherRequest;
import dev.voucherstreams.events.VoucherResult;
import dev.voucherstreams.events.VoucherStatus;
import dev.voucherstreams.schemas.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLongArray;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A client that sends requests in Avro and reads their results, as soon as they are committed. */
final class Exchange implements AutoCloseable {

  private static final Topics TOPICS = new Topics("");
  private static final Instant ORDERED = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final KafkaProducer<String, VoucherRequest> producer;
  private final KafkaConsumer<String, VoucherResult> consumer;

  /* Numbers go on from one run to the next, so that a late second result is nobody else's first. */
  private int first;

  Exchange(Map<String, Object> client) {
    producer =
        new KafkaProducer<>(
            with(client, ProducerConfig.LINGER_MS_CONFIG, 0), // each is sent when it is due
            new StringSerializer(),
            AvroSerdes.values(VoucherRequest.class, client).serializer());
    consumer =
        new KafkaConsumer<>(
            with(client, ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed"),
            new StringDeserializer(),
            AvroSerdes.values(VoucherResult.class, client).deserializer());
    List<TopicPartition> results =
        consumer.partitionsFor(TOPICS.voucherResults()).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(results);
    consumer.seekToEnd(results);
    results.forEach(consumer::position);
  }

  private static Map<String, Object> with(Map<String, Object> client, String key, Object value) {
    Map<String, Object> config = new HashMap<>(client);
    config.put(key, value);
    return config;
  }

  /**
   * What one run has measured.
   *
   * @param times from each request to its result
   */
  record Measured(double perSecond, Durations times) {}

  /** Sends so many requests and returns once each has its result, and only one. */
  Measured run(int requests, Pace pace) {
    AtomicLongArray due = new AtomicLongArray(requests);
    long started = System.nanoTime();
    CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> send(due, pace));
    long[] took = receive(due, pace);
    long total = System.nanoTime() - started;
    sending.join();
    first += requests;
    return new Measured(requests * 1e9 / total, new Durations(took));
  }

  private void send(AtomicLongArray due, Pace pace) {
    try {
      for (int i = 0; i < due.length(); i++) {
        due.set(i, pace.awaitNext());
        String id = Integer.toString(first + i);
        Future<?> unused = // what fails has no result, and that is noticed
            producer.send(new ProducerRecord<>(TOPICS.voucherRequests(), id, request(id)));
      }
    } catch (InterruptedException e) {
      throw new CompletionException(e);
    }
  }

  private static VoucherRequest request(String id) {
    return VoucherRequest.newBuilder()
        .setRequestId(id)
        .setCustomerId(123L)
        .setCountryCode("Peru")
        .setLastOrderTs(ORDERED)
        .setFirstOrderTs(ORDERED)
        .setTotalOrders(14L)
        .setSegmentName("frequent_segment")
        .build();
  }

  private long[] receive(AtomicLongArray due, Pace pace) {
    long[] took = new long[due.length()];
    long last = System.nanoTime();
    for (int received = 0; received < took.length; ) {
      for (ConsumerRecord<String, VoucherResult> result : consumer.poll(Duration.ofMillis(100))) {
        last = System.nanoTime();
        int number = number(result, took);
        took[number] = last - due.get(number);
        received++;
        pace.answered();
      }
      if (System.nanoTime() - last > PATIENCE.toNanos()) {
        throw new IllegalStateException(took.length - received + " requests have no result");
      }
    }
    return took;
  }

  private int number(ConsumerRecord<String, VoucherResult> result, long[] took) {
    int number = Integer.parseInt(result.key()) - first;
    if (number < 0 || took[number] != 0) {
      throw new IllegalStateException("a second result: " + result);
    }
    if (result.value().getStatus() != VoucherStatus.RESOLVED) {
      throw new IllegalStateException("not the result to measure: " + result);
    }
    return number;
  }

  @Override
  public void close() {
    producer.close(Duration.ZERO);
    consumer.close();
  }
}
