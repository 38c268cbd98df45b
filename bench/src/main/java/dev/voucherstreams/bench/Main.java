package dev.voucherstreams.bench;

import dev.voucherstreams.bench.system.HistoryBenchmark;
import dev.voucherstreams.bench.system.LocalSystem;
import dev.voucherstreams.bench.tally.TallyBenchmark;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/** Runs all whole-system benchmarks, on a system of their own; from the root of the repository. */
public final class Main {

  private static final int EVENTS = Integer.getInteger("bench.events", 4_000_000);
  private static final int ROWS = Integer.getInteger("bench.rows", 1_000_000);

  private Main() {}

  /** Runs them and prints a line for each measurement. */
  public static void main(String[] args) throws Exception {
    Path directory =
        Files.createTempDirectory(Files.createDirectories(Path.of("bench/target")), "run");
    try (LocalSystem system = new LocalSystem(directory)) {
      new TallyBenchmark(system.client(), EVENTS).run();
      new HistoryBenchmark(system, directory, ROWS).run();
    } finally {
      FileSystemUtils.deleteRecursively(directory);
    }
  }
}
