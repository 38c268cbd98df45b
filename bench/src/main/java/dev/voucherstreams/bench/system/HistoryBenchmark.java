package dev.voucherstreams.bench.system;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A history file's way to the answers: from the start of the loader until the gateway has it all.
 *
 * @param directory where the history file is made
 */
public record HistoryBenchmark(LocalSystem system, Path directory, int rows) {

  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  /** Loads a Parquet file and prints how long it took. */
  public void run() throws IOException, InterruptedException {
    Path file = directory.resolve("history-" + rows + ".parquet");
    system.generate(file, rows, 1);
    long started = System.nanoTime();
    system.loader("load", file.toString());
    awaitAnswers();
    Duration took = Duration.ofNanos(System.nanoTime() - started);
    System.out.printf(
        "%-30s %,12.0f rows/s  (%,d rows, from the start of the loader to the answers: %.1f s)%n",
        "Parquet file to answer", rows * 1e9 / took.toNanos(), rows, took.toMillis() / 1e3);
  }

  /* The loader has seen that streams-app counted everything; now the gateway has to have it too. */
  private void awaitAnswers() throws IOException, InterruptedException {
    while (!system.gatewayTable().equals(system.streamsTable())) {
      LockSupport.parkNanos(POLL_NANOS);
    }
  }
}
