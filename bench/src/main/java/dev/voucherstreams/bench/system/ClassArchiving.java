package dev.voucherstreams.bench.system;

import dev.voucherstreams.local.component.ClassArchives;
import dev.voucherstreams.local.settings.Installation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * What the launcher does beside the first start after a build: it keeps the classes of that start
 * for the next ones, which is work that is not to be measured.
 */
final class ClassArchiving {

  private static final Installation INSTALLATION =
      new Installation(Path.of(""), Path.of("local/runtime/target/kafka"));

  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private ClassArchiving() {}

  /** Returns when it is over, which it mostly is. */
  static void awaitEnd() throws IOException {
    long begin = System.nanoTime();
    while (!ClassArchives.areKept(INSTALLATION)) {
      if (System.nanoTime() - begin > LIMIT.toNanos()) {
        throw new IOException("there are not all class archives after " + LIMIT);
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
  }
}
