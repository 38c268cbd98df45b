package dev.voucherstreams.systemtests;

import dev.voucherstreams.avroserde.AvroSerializer;
import dev.voucherstreams.events.OrderEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Order events by the million, for a tally that has to catch up with them. */
record OrderBacklog(String kafka, String registry, String topic) {

  private static final int PARTITIONS = 12;
  private static final int DIFFERENT = 1_000;

  /** Sends so many orders, or what fits into this time, and returns how many that were. */
  int send(int orders, Duration atMost) {
    List<byte[]> events = events();
    long end = System.nanoTime() + atMost.toNanos();
    int sent = 0;
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(config(), new ByteArraySerializer(), new ByteArraySerializer())) {
      while (sent < orders && (sent % DIFFERENT != 0 || System.nanoTime() < end)) {
        byte[] event = events.get(sent % DIFFERENT);
        Future<?> unused = // what fails is missing in the backlog, and no harm is done
            producer.send(new ProducerRecord<>(topic, sent / DIFFERENT % PARTITIONS, null, event));
        sent++;
      }
    }
    return sent;
  }

  private Map<String, Object> config() {
    return Map.of(
        "bootstrap.servers",
        kafka,
        "compression.type",
        "lz4",
        "batch.size",
        256 * 1024,
        "linger.ms",
        50,
        "buffer.memory",
        64 * 1024 * 1024);
  }

  private List<byte[]> events() {
    try (AvroSerializer<OrderEvent> serializer = new AvroSerializer<>()) {
      serializer.configure(Map.of("schema.registry.url", registry), false);
      return IntStream.range(0, DIFFERENT)
          .mapToObj(i -> serializer.serialize(topic, order(i)))
          .toList();
    }
  }

  private static OrderEvent order(int i) {
    Instant made = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(i);
    return OrderEvent.newBuilder()
        .setEventId("e" + i)
        .setCountryCode("Peru")
        .setTimestamp(made)
        .setLastOrderTs(made.minus(Duration.ofDays(20 + i % 200)))
        .setFirstOrderTs(made.minus(Duration.ofDays(400)))
        .setTotalOrders((long) (i % 45))
        .setVoucherAmount(2640 + 880L * (i % 7))
        .build();
  }
}
