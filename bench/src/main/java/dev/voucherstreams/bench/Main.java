package dev.voucherstreams.bench;

import dev.voucherstreams.bench.tally.TallyBenchmark;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** Runs the whole-system benchmarks against the broker and the registry that it is given. */
public final class Main {

  private Main() {}

  /**
   * Runs them.
   *
   * @param args the broker's address, the registry's URL, the number of order events
   */
  public static void main(String[] args) throws ExecutionException, InterruptedException {
    Map<String, Object> client =
        Map.of("bootstrap.servers", args[0], "schema.registry.url", args[1]);
    new TallyBenchmark(client, Integer.parseInt(args[2])).run();
  }
}
