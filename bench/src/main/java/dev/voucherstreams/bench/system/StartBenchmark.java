package dev.voucherstreams.bench.system;

import dev.voucherstreams.local.process.JavaCommand;
import dev.voucherstreams.local.run.Probe;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * How long a user waits for a start, and for a small file, beside the bare start of the broker that
 * each start has in it.
 *
 * @param directory where everything is kept
 * @param rows how many orders are counted before the last start
 */
public record StartBenchmark(Path directory, int rows) {

  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  /** Prints a line for each. */
  public void run() throws IOException, InterruptedException {
    Path empty = directory.resolve("empty");
    new LocalSystem(directory.resolve("first")).close(); // which prepares the later ones
    try (LocalSystem system = new LocalSystem(empty)) {
      Duration ready = system.readyAfter();
      print("ready, no history", ready);
      loadSmall(system);
      system.loadOrders(directory, rows);
    }
    int port;
    try (LocalSystem again = new LocalSystem(empty)) {
      port = again.kafkaPort();
      print("ready again, with %,d orders".formatted(rows), again.readyAfter());
    }
    print("the broker by itself, with these", brokerAlone(empty, port));
    try (LocalSystem system = new LocalSystem(directory.resolve("synthetic"), "")) {
      print("ready, 100,000 orders loaded", system.readyAfter());
    }
  }

  private void loadSmall(LocalSystem system) throws IOException, InterruptedException {
    Path file = directory.resolve("small.csv");
    system.generate(file, 10_000, 2);
    for (String dataset : List.of("first", "second")) { // the first may leave its classes
      long begin = System.nanoTime();
      system.make("load", "FILE=" + file, "DATASET=" + dataset);
      print("make load, 10,000 orders, " + dataset, Duration.ofNanos(System.nanoTime() - begin));
    }
  }

  /* As a user of Kafka has it: one JVM, nothing beside it, nothing prepared. */
  private static Duration brokerAlone(Path runDirectory, int port)
      throws IOException, InterruptedException {
    Path configuration = runDirectory.resolve("kafka/server.properties");
    Path log = runDirectory.resolve("broker-alone.log");
    long begin = System.nanoTime();
    Process broker =
        new ProcessBuilder(
                JavaCommand.JAVA,
                "-Xmx512m",
                "-cp",
                "local/runtime/target/kafka/*",
                "kafka.Kafka",
                configuration.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      awaitListening(port, broker);
      return Duration.ofNanos(System.nanoTime() - begin);
    } finally {
      broker.destroy();
      broker.waitFor();
    }
  }

  private static void awaitListening(int port, Process broker)
      throws IOException, InterruptedException {
    while (!Probe.listening(port).passes()) {
      if (!broker.isAlive()) {
        throw new IOException("the broker ended");
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  private static void print(String what, Duration took) {
    System.out.printf("%-40s %5.1f s%n", what, took.toMillis() / 1e3);
  }
}
