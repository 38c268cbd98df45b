package dev.voucherstreams.bench.tally;

import dev.voucherstreams.events.OrderEvent;
import dev.voucherstreams.schemas.OrderPartitioner;
import dev.voucherstreams.schemas.serde.AvroSerializer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Fills a topic with complete live orders that each count in two segments, the same every time. */
final class OrderFeed {

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final long[] AMOUNTS = {2640, 3520, 4400};
  private static final int[] TOTAL_ORDERS = {2, 7, 20};
  private static final int[] DAYS_SINCE_LAST = {40, 70, 100, 150, 200};

  private final Map<String, Object> client;
  private final Random random = new Random(1);
  private volatile @Nullable Exception failure;

  OrderFeed(Map<String, Object> client) {
    this.client = client;
  }

  /** Creates the topic and sends the events; returns once all are acknowledged. */
  void fill(String topic, int partitions, int events)
      throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(client)) {
      admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1))).all().get();
    }
    try (AvroSerializer<OrderEvent> avro = new AvroSerializer<>();
        KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
      avro.configure(client, false);
      for (int i = 0; i < events; i++) {
        var unused = producer.send(record(topic, partitions, order(i), avro), this::noteFailure);
      }
      producer.flush();
    }
    if (failure != null) {
      throw new KafkaException("the benchmark's orders could not be sent", failure);
    }
  }

  private void noteFailure(RecordMetadata where, @Nullable Exception exception) {
    if (exception != null) {
      failure = exception;
    }
  }

  private static ProducerRecord<byte[], byte[]> record(
      String topic, int partitions, OrderEvent order, AvroSerializer<OrderEvent> avro) {
    int partition = OrderPartitioner.partition(order, partitions);
    byte[] key = String.valueOf(OrderPartitioner.key(order)).getBytes(StandardCharsets.UTF_8);
    return new ProducerRecord<>(topic, partition, key, avro.serialize(topic, order));
  }

  private OrderEvent order(int number) {
    Duration sinceLast = Duration.ofDays(DAYS_SINCE_LAST[random.nextInt(DAYS_SINCE_LAST.length)]);
    return OrderEvent.newBuilder()
        .setEventId("order-" + number)
        .setCustomerId((long) random.nextInt(1_000_000))
        .setCountryCode("Peru")
        .setTimestamp(NOON)
        .setLastOrderTs(NOON.minus(sinceLast))
        .setFirstOrderTs(NOON.minus(Duration.ofDays(1_000)))
        .setTotalOrders((long) TOTAL_ORDERS[random.nextInt(TOTAL_ORDERS.length)])
        .setVoucherAmount(AMOUNTS[random.nextInt(AMOUNTS.length)])
        .build();
  }
}
