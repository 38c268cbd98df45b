package dev.voucherstreams.bench.tally;

import dev.voucherstreams.bench.orders.Shape;
import dev.voucherstreams.schemas.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/**
 * What an order costs the tally, however many there are and wherever they are.
 *
 * @param client where the broker and the registry are
 * @param many how many orders are compared to four million
 */
public record ShapesBenchmark(Map<String, Object> client, int many) {

  private static final int FEW = 4_000_000;
  private static final int WARM_UP = 1_000_000;
  private static final int PARTITIONS = 4;
  private static final int USES_PER_EVENT = 2;

  /** Runs the tally over each shape and over many orders, and prints a line each. */
  public void run() throws ExecutionException, InterruptedException {
    System.out.println("the two-phase tally, by how the orders are spread");
    nanosAnOrder("warm-up", Shape.EVEN, WARM_UP);
    double even = nanosAnOrder("few", Shape.EVEN, FEW);
    print(Shape.EVEN, FEW, even, even);
    print(Shape.ONE_SEGMENT, FEW, nanosAnOrder("segment", Shape.ONE_SEGMENT, FEW), even);
    print(Shape.ONE_COUNTRY, FEW, nanosAnOrder("country", Shape.ONE_COUNTRY, FEW), even);
    print(Shape.EVEN, many, nanosAnOrder("many", Shape.EVEN, many), even);
  }

  private double nanosAnOrder(String name, Shape shape, int orders)
      throws ExecutionException, InterruptedException {
    Topics topics = new Topics("bench-shapes-" + name + "-");
    OrderFeed.fill(client, topics, PARTITIONS, orders, shape);
    Duration took =
        new TwoPhaseTally(client, shape.countries())
            .count(topics, PARTITIONS, (long) orders * USES_PER_EVENT);
    return (double) took.toNanos() / orders;
  }

  private static void print(Shape shape, int orders, double nanos, double even) {
    System.out.printf(
        "%,11d orders, %-12s %,6.0f ns an order, %.2f of the first%n",
        orders, shape.label(), nanos, nanos / even);
  }
}
