package dev.voucherstreams.bench.system;

import dev.voucherstreams.bench.Durations;
import dev.voucherstreams.bench.orders.SampleOrders;
import dev.voucherstreams.schemas.Topics;
import java.io.IOException;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Measures how long it takes from a live order until the gateway answers with it. */
public final class FreshnessBenchmark {

  private static final int ORDERS = 300;
  private static final int SEGMENTS_OF_AN_ORDER = 2;
  private static final Pattern TOTAL = Pattern.compile("\"total\":(\\d+)");
  private static final int LONGEST_PAUSE_MS = 200;

  private final LocalSystem system;
  private final Random random = new Random(1);

  public FreshnessBenchmark(LocalSystem system) {
    this.system = system;
  }

  /** Sends orders one by one and prints how long each took. */
  public void run() throws IOException, InterruptedException, ExecutionException {
    String topic = new Topics("").orderEvents();
    long[] nanos = new long[ORDERS];
    try (KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(
                system.client(), new ByteArraySerializer(), new ByteArraySerializer());
        SampleOrders orders =
            new SampleOrders(system.client(), topic, producer.partitionsFor(topic).size())) {
      sendAndAwait(producer, orders); // the first one waits for connections and schemas
      for (int i = 0; i < ORDERS; i++) {
        /* Not in step with the intervals of flush and commit. */
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(LONGEST_PAUSE_MS)));
        nanos[i] = sendAndAwait(producer, orders);
      }
    }
    Durations times = new Durations(nanos);
    System.out.printf(
        "%-30s p50 %.0f ms, p99 %.0f ms, longest %.0f ms  (%d orders, one by one)%n",
        "order to answer", times.millis(0.5), times.millis(0.99), times.millis(1), ORDERS);
  }

  private long sendAndAwait(KafkaProducer<byte[], byte[]> producer, SampleOrders orders)
      throws IOException, InterruptedException, ExecutionException {
    long expected = counted() + SEGMENTS_OF_AN_ORDER;
    long sent = System.nanoTime();
    producer.send(orders.next()).get();
    while (counted() < expected) {
      Thread.onSpinWait();
    }
    return System.nanoTime() - sent;
  }

  private long counted() throws IOException, InterruptedException {
    return TOTAL
        .matcher(system.gatewayTable())
        .results()
        .mapToLong(total -> Long.parseLong(total.group(1)))
        .sum();
  }
}
