package dev.voucherstreams.bench;

import dev.voucherstreams.bench.gateway.GatewayBenchmark;
import dev.voucherstreams.bench.gateway.PeerBenchmark;
import dev.voucherstreams.bench.requests.RequestBenchmark;
import dev.voucherstreams.bench.serde.SerdeComparison;
import dev.voucherstreams.bench.system.FreshnessBenchmark;
import dev.voucherstreams.bench.system.HistoryBenchmark;
import dev.voucherstreams.bench.system.LocalSystem;
import dev.voucherstreams.bench.system.SoakBenchmark;
import dev.voucherstreams.bench.system.StartBenchmark;
import dev.voucherstreams.bench.tally.ShapesBenchmark;
import dev.voucherstreams.bench.tally.TallyBenchmark;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.springframework.util.FileSystemUtils;

/** Runs the benchmarks, on a system of their own; from the root of the repository. */
public final class Main {

  private static final int EVENTS = Integer.getInteger("bench.events", 4_000_000);
  private static final int ROWS = Integer.getInteger("bench.rows", 1_000_000);

  private static final int SOAK_MINUTES = Integer.getInteger("bench.minutes", 60);

  private static final String SOAK = "soak";
  private static final String START = "start";
  private static final Set<String> ALL =
      Set.of("tally", "history", "freshness", "requests", "serde", "gateway", START);

  /* It takes minutes, and compares the tally with itself. */
  private static final String SHAPES = "shapes";

  private static final int MANY_ORDERS = Integer.getInteger("bench.orders", 40_000_000);

  private Main() {}

  /**
   * Prints a line for each measurement.
   *
   * @param args which ones to run: {@code tally}, {@code history}, {@code freshness}, {@code
   *     requests}, {@code serde}, {@code gateway}, {@code start}; none for all of these; or {@code
   *     shapes} or {@code soak} alone
   */
  public static void main(String[] args) throws Exception {
    Set<String> wanted = args.length == 0 ? ALL : Set.of(args);
    if (!ALL.containsAll(wanted) && !Set.of(Set.of(SHAPES), Set.of(SOAK)).contains(wanted)) {
      System.err.printf(
          "there are the benchmarks %s, and %s or %s alone, but asked for are %s%n",
          ALL, SHAPES, SOAK, wanted);
      System.exit(2);
    }
    Path directory =
        Files.createTempDirectory(Files.createDirectories(Path.of("bench/target")), "run");
    try {
      run(wanted, directory);
    } finally {
      FileSystemUtils.deleteRecursively(directory);
    }
  }

  private static void run(Set<String> wanted, Path directory) throws Exception {
    if (wanted.contains(SOAK)) {
      new SoakBenchmark(directory, Duration.ofMinutes(SOAK_MINUTES)).run();
      return;
    }
    if (wanted.contains(START)) {
      new StartBenchmark(directory.resolve(START), ROWS).run();
    }
    if (!wanted.equals(Set.of(START))) {
      try (LocalSystem system = new LocalSystem(directory)) {
        run(wanted, system, directory);
      }
    }
  }

  private static void run(Set<String> wanted, LocalSystem system, Path directory) throws Exception {
    if (wanted.contains("tally")) {
      new TallyBenchmark(system.client(), EVENTS).run();
    }
    if (wanted.contains(SHAPES)) {
      new ShapesBenchmark(system.client(), MANY_ORDERS).run();
    }
    if (wanted.contains("history")) {
      new HistoryBenchmark(system, directory, ROWS).run();
    }
    if (wanted.contains("freshness")) {
      new FreshnessBenchmark(system).run();
    }
    if (wanted.contains("requests")) {
      new RequestBenchmark(system, directory).run();
    }
    if (wanted.contains("serde")) {
      new SerdeComparison(system.registry()).run();
    }
    if (wanted.contains("gateway")) {
      new GatewayBenchmark(system, directory).run();
      String peer = System.getenv("PEER_URL");
      if (peer != null) {
        new PeerBenchmark(system, directory, peer).run();
      }
    }
  }
}
