package dev.voucherstreams.bench.system;

import dev.voucherstreams.bench.Pace;
import dev.voucherstreams.bench.orders.SampleOrders;
import dev.voucherstreams.bench.orders.Shape;
import dev.voucherstreams.schemas.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/**
 * Orders at a steady rate for a long time: how much of the disk each compacted topic takes, and how
 * long the next start takes, which reads them all.
 *
 * @param directory of the system, which is started here twice
 */
public record SoakBenchmark(Path directory, Duration time) {

  private static final int ORDERS_PER_SECOND = 100;

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
    try (SampleOrders orders = new SampleOrders(system.client(), orderEvents, Shape.EVEN)) {
      for (long minute = 1; minute <= time.toMinutes(); minute++) {
        sendForAMinute(orders);
        Map<String, Long> sizes = topics.sizes();
        sizes.forEach((topic, size) -> largest.merge(topic, size, Math::max));
        print(minute + " min", sizes);
      }
    }
  }

  private static void sendForAMinute(SampleOrders orders) {
    Pace.Steady pace = new Pace.Steady(ORDERS_PER_SECOND);
    for (int left = 60 * ORDERS_PER_SECOND; left > 0; left--) {
      pace.awaitNext();
      orders.send(orders.next());
    }
  }

  private static void print(String when, Map<String, Long> sizes) {
    sizes.forEach(
        (topic, size) -> System.out.printf("%-8s %-55s %8.2f MB%n", when, topic, size / 1e6));
  }
}
