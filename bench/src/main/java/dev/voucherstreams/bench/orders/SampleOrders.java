package dev.voucherstreams.bench.orders;

import dev.voucherstreams.avroserde.AvroSerializer;
import dev.voucherstreams.events.OrderEvent;
import dev.voucherstreams.schemas.OrderPartitioner;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Complete live orders that each count in two segments, the same every time. */
public final class SampleOrders implements AutoCloseable {

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final long[] AMOUNTS = {2640, 3520, 4400};
  private static final int[] TOTAL_ORDERS = {2, 7, 20};
  private static final int[] DAYS_SINCE_LAST = {40, 70, 100, 150, 200};

  private final String topic;
  private final int partitions;
  private final Shape shape;
  private final Random random = new Random(1);
  private final AvroSerializer<OrderEvent> avro = new AvroSerializer<>();
  private int number;

  /** Orders for a topic of so many partitions, in all segments. */
  public SampleOrders(Map<String, Object> client, String topic, int partitions) {
    this(client, topic, partitions, Shape.EVEN);
  }

  /** Orders of a shape, for a topic of so many partitions. */
  public SampleOrders(Map<String, Object> client, String topic, int partitions, Shape shape) {
    this.topic = topic;
    this.partitions = partitions;
    this.shape = shape;
    avro.configure(client, false);
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

  @Override
  public void close() {
    avro.close();
  }
}
