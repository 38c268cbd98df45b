package dev.voucherstreams.bench.system;

import dev.voucherstreams.bench.orders.SampleOrders;
import dev.voucherstreams.schemas.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Orders at a steady rate for a long time: how much of the disk each compacted topic takes, and how
 * long the next start takes, which reads them all.
 *
 * @param directory of the system, which is started here twice
 */
public record SoakBenchmark(Path directory, Duration time) {

  private static final int ORDERS_PER_SECOND = 100;
  private static final long INTERVAL = TimeUnit.SECONDS.toNanos(1) / ORDERS_PER_SECOND;
  private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);

  /** Prints the sizes once a minute, and at the end how long the applications took to start. */
  public void run() throws IOException, InterruptedException, ExecutionException {
    Map<String, Long> largest = new TreeMap<>();
    try (LocalSystem system = new LocalSystem(directory);
        Admin admin = Admin.create(system.client())) {
      soak(system, new CompactedTopics(admin), largest);
    }
    print("largest", largest);
    try (LocalSystem again = new LocalSystem(directory)) {
      System.out.println("started again: " + again.startOf("streams-app"));
      System.out.println("started again: " + again.startOf("gateway"));
    }
  }

  private void soak(LocalSystem system, CompactedTopics topics, Map<String, Long> largest)
      throws InterruptedException, ExecutionException {
    String orderEvents = new Topics("").orderEvents();
    try (KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(
                system.client(), new ByteArraySerializer(), new ByteArraySerializer());
        SampleOrders orders =
            new SampleOrders(
                system.client(), orderEvents, producer.partitionsFor(orderEvents).size())) {
      for (long minute = 1; minute <= time.toMinutes(); minute++) {
        sendFor(BETWEEN_LOOKS, producer, orders);
        Map<String, Long> sizes = topics.sizes();
        sizes.forEach((topic, size) -> largest.merge(topic, size, Math::max));
        print(minute + " min", sizes);
      }
    }
  }

  private static void sendFor(
      Duration time, KafkaProducer<byte[], byte[]> producer, SampleOrders orders) {
    long due = System.nanoTime();
    for (long left = time.toSeconds() * ORDERS_PER_SECOND; left > 0; left--) {
      LockSupport.parkNanos(due - System.nanoTime());
      Future<RecordMetadata> unused = producer.send(orders.next());
      due += INTERVAL;
    }
  }

  private static void print(String when, Map<String, Long> sizes) {
    sizes.forEach(
        (topic, size) -> System.out.printf("%-8s %-55s %8.2f MB%n", when, topic, size / 1e6));
  }
}
