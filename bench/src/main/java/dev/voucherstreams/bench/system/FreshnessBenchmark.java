package dev.voucherstreams.bench.system;

import dev.voucherstreams.bench.Durations;
import dev.voucherstreams.bench.Pace;
import dev.voucherstreams.bench.orders.SampleOrders;
import dev.voucherstreams.bench.orders.Shape;
import dev.voucherstreams.schemas.Topics;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Measures how long it takes from a live order until the gateway answers with it, at a steady rate.
 * The answer says how many orders are in it, not which: the time of the hundredth order is that
 * until a hundred are.
 */
public record FreshnessBenchmark(LocalSystem system) {

  private static final int PER_SECOND = 1_000;
  private static final int WARM_UP_SECONDS = 10;
  private static final int SECONDS = 20;
  private static final int SEGMENTS_OF_AN_ORDER = 2;
  private static final Pattern TOTAL = Pattern.compile("\"total\":(\\d+)");

  /* Every look takes the whole table from the gateway: more of them would take a core. */
  private static final long INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  /** Sends orders and prints how long they took. */
  public void run() throws IOException, InterruptedException {
    String topic = new Topics("").orderEvents();
    try (SampleOrders orders = new SampleOrders(system.client(), topic, Shape.EVEN)) {
      measure(orders, WARM_UP_SECONDS);
      Durations times = measure(orders, SECONDS);
      System.out.printf(
          "%-30s p50 %.0f ms, p99 %.0f ms, longest %.0f ms  (%,d orders/s)%n",
          "order to answer", times.millis(0.5), times.millis(0.99), times.millis(1), PER_SECOND);
    }
  }

  private Durations measure(SampleOrders orders, int seconds)
      throws IOException, InterruptedException {
    AtomicLongArray due = new AtomicLongArray(PER_SECOND * seconds);
    long before = counted();
    CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> send(orders, due));
    long[] nanos = new long[due.length()];
    for (int answered = 0; answered < nanos.length; ) {
      long counted = (counted() - before) / SEGMENTS_OF_AN_ORDER;
      long now = System.nanoTime();
      for (; answered < counted; answered++) {
        nanos[answered] = now - due.get(answered);
      }
      LockSupport.parkNanos(INTERVAL_NANOS);
    }
    sending.join();
    return new Durations(nanos);
  }

  private static void send(SampleOrders orders, AtomicLongArray due) {
    Pace.Steady pace = new Pace.Steady(PER_SECOND);
    for (int i = 0; i < due.length(); i++) {
      ProducerRecord<byte[], byte[]> order = orders.next();
      due.set(i, pace.awaitNext());
      orders.send(order); // one that is lost would be waited for in vain
    }
  }

  private long counted() throws IOException, InterruptedException {
    return TOTAL
        .matcher(system.gatewayTable())
        .results()
        .mapToLong(total -> Long.parseLong(total.group(1)))
        .sum();
  }
}
