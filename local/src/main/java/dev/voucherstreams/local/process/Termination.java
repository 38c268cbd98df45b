package dev.voucherstreams.local.process;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Ends processes: asks first, kills when the grace is over. */
final class Termination {

  /* A killed process may stay as a zombie that nobody reaps, e.g. in a container: don't wait long. */
  private static final Duration AFTER_KILL = Duration.ofSeconds(1);

  private Termination() {}

  /** Returns when the process has ended. */
  static void end(ProcessHandle process, Duration grace) {
    process.destroy();
    if (!hasEndedAfter(process, grace)) {
      process.destroyForcibly();
      hasEndedAfter(process, AFTER_KILL);
    }
  }

  private static boolean hasEndedAfter(ProcessHandle process, Duration limit) {
    CompletableFuture<Boolean> ended = process.onExit().thenApply(exited -> true);
    return ended.completeOnTimeout(false, limit.toMillis(), TimeUnit.MILLISECONDS).join();
  }
}
