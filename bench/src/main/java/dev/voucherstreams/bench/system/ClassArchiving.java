package dev.voucherstreams.bench.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * What the launcher does beside the first start after a build: it keeps the classes of that start
 * for the next ones, which is work that is not to be measured.
 */
final class ClassArchiving {

  private static final List<Path> FOLDERS =
      List.of(
          Path.of("streams-app/target/start"),
          Path.of("gateway/target/start"),
          Path.of("local/runtime/target/kafka-start"),
          Path.of("local/runtime/target/registry-start"));

  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private ClassArchiving() {}

  /** Returns when it is over, which it mostly is. */
  static void awaitEnd() throws IOException {
    long begin = System.nanoTime();
    for (Path folder : FOLDERS) {
      while (!hasArchive(folder)) {
        if (System.nanoTime() - begin > LIMIT.toNanos()) {
          throw new IOException("no class archive in " + folder + " after " + LIMIT);
        }
        LockSupport.parkNanos(POLL_NANOS);
      }
    }
  }

  private static boolean hasArchive(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return false;
    }
    try (Stream<Path> versions = Files.list(folder)) {
      return versions.anyMatch(version -> Files.exists(version.resolve("loaded-classes.jsa")));
    }
  }
}
