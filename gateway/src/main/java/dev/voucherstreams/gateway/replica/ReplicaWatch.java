package dev.voucherstreams.gateway.replica;

import dev.voucherstreams.service.table.Readiness.Missing;
import dev.voucherstreams.service.table.Readiness.NotYet;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the replica once a second and logs what is new: whether it is ready, and what serves.
 */
public final class ReplicaWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ReplicaWatch.class);
  private static final Pattern NUMBERS = Pattern.compile("[\\d,]+");

  private final Replica replica;
  private final ScheduledExecutorService scheduler =
      Executors.newSingleThreadScheduledExecutor(ReplicaWatch::daemon);
  private String logged = "";

  /** Begins to look. */
  public ReplicaWatch(Replica replica) {
    this.replica = replica;
    Future<?> unused = scheduler.scheduleWithFixedDelay(this::look, 0, 1, TimeUnit.SECONDS);
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "replica-watch");
    thread.setDaemon(true);
    return thread;
  }

  /* The scheduler wouldn't come back after an exception, nor say so. */
  private void look() {
    try {
      if (replica.readiness() instanceof NotYet notYet) {
        log(notYet);
      } else {
        log("Ready: generation " + replica.generation().orElse("?") + " serves");
      }
    } catch (Throwable e) {
      LOG.error("The replica could not be looked at", e);
    }
  }

  private void log(String now) {
    if (!now.equals(logged)) {
      LOG.info(now);
    }
    logged = now;
  }

  /* The same sentence with other numbers is no news. */
  private void log(NotYet notYet) {
    String now = NUMBERS.matcher(notYet.reason()).replaceAll("");
    if (!now.equals(logged) && notYet.missing() == Missing.READABLE_ROWS) {
      LOG.error("Not ready: {}", notYet.reason());
    } else if (!now.equals(logged)) {
      LOG.info("Not ready: {}", notYet.reason());
    }
    logged = now;
  }

  @Override
  public void close() {
    scheduler.shutdownNow();
  }
}
