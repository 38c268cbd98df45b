package dev.voucherstreams.bench.requests;

import dev.voucherstreams.bench.Pace;
import dev.voucherstreams.bench.requests.Exchange.Measured;
import dev.voucherstreams.bench.system.LocalSystem;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Requests per second through the topics, and the time from a request to its result: at a steady
 * rate, and with as many requests as streams-app can take.
 *
 * @param directory where the history is made that the results are of
 */
public record RequestBenchmark(LocalSystem system, Path directory) {

  private static final int ORDERS = 10_000;
  private static final int PER_SECOND = 1_000;
  private static final int STEADY_SECONDS = 20;
  private static final int IN_FLIGHT = 5_000;
  private static final int WARM_UP = 200_000;
  private static final int SATURATED = 1_000_000;

  /** Prints a table of both. */
  public void run() throws IOException, InterruptedException {
    system.loadOrders(directory, ORDERS);
    try (Exchange exchange = new Exchange(system.client())) {
      exchange.run(WARM_UP, new Pace.Saturated(IN_FLIGHT));
      Measured steady = exchange.run(PER_SECOND * STEADY_SECONDS, new Pace.Steady(PER_SECOND));
      Measured saturated = exchange.run(SATURATED, new Pace.Saturated(IN_FLIGHT));
      System.out.printf(
          "%-33s %10s %9s %9s %9s%n",
          "request to result, exactly once", "per second", "p50", "p99", "longest");
      print("steady, %,d/s".formatted(PER_SECOND), steady);
      print("saturated, %,d in flight".formatted(IN_FLIGHT), saturated);
    }
  }

  private static void print(String name, Measured run) {
    System.out.printf(
        "%-33s %,10.0f %6.0f ms %6.0f ms %6.0f ms%n",
        name,
        run.perSecond(),
        run.times().millis(0.5),
        run.times().millis(0.99),
        run.times().millis(1));
  }
}
