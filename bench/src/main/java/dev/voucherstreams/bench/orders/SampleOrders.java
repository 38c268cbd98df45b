package dev.voucherstreams.bench.orders;

import dev.voucherstreams.avroserde.AvroSerdes;
import dev.voucherstreams.events.OrderEvent;
import dev.voucherstreams.schemas.OrderPartitioner;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Sends complete live orders that each count in two segments, the same every time. */
public final class SampleOrders implements AutoCloseable {

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final long[] AMOUNTS = {2640, 3520, 4400};
  private static final int[] TOTAL_ORDERS = {2, 7, 20};
  private static final int[] DAYS_SINCE_LAST = {40, 70, 100, 150, 200};

  private final String topic;
  private final Shape shape;
  private final Random random = new Random(1);
  private final Serializer<OrderEvent> avro;
  private final KafkaProducer<byte[], byte[]> producer;
  private final int partitions;
  private int number;
  private volatile @Nullable Exception failure;

  /** Orders of a shape, for a topic that is there. */
  public SampleOrders(Map<String, Object> client, String topic, Shape shape) {
    this.topic = topic;
    this.shape = shape;
    avro = AvroSerdes.values(OrderEvent.class, client).serializer();
    producer = new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer());
    partitions = producer.partitionsFor(topic).size();
  }

  /** Makes the next order. */
  public ProducerRecord<byte[], byte[]> next() {
    OrderEvent order = order();
    int partition = OrderPartitioner.partition(order, partitions);
    byte[] key = String.valueOf(OrderPartitioner.key(order)).getBytes(StandardCharsets.UTF_8);
    return new ProducerRecord<>(topic, partition, key, avro.serialize(topic, order));
  }

  private OrderEvent order() {
    Duration sinceLast = Duration.ofDays(DAYS_SINCE_LAST[any(DAYS_SINCE_LAST.length)]);
    return OrderEvent.newBuilder()
        .setEventId("order-" + number++)
        .setCustomerId((long) random.nextInt(1_000_000))
        .setCountryCode(Shape.COUNTRY)
        .setTimestamp(NOON)
        .setLastOrderTs(NOON.minus(sinceLast))
        .setFirstOrderTs(NOON.minus(Duration.ofDays(1_000)))
        .setTotalOrders((long) TOTAL_ORDERS[any(TOTAL_ORDERS.length)])
        .setVoucherAmount(AMOUNTS[random.nextInt(AMOUNTS.length)])
        .build();
  }

  /* What decides on the segments. */
  private int any(int choices) {
    return shape == Shape.ONE_SEGMENT ? 0 : random.nextInt(choices);
  }

  /** Sends an order that was made, and doesn't wait for it. */
  public void send(ProducerRecord<byte[], byte[]> order) {
    Future<?> unused = producer.send(order, this::noteFailure);
  }

  private void noteFailure(RecordMetadata where, @Nullable Exception exception) {
    if (exception != null) {
      failure = exception;
    }
  }

  /** Returns once all that were sent are acknowledged. */
  @Override
  public void close() {
    producer.close();
    if (failure != null) {
      throw new KafkaException("the benchmark's orders could not be sent", failure);
    }
  }
}
