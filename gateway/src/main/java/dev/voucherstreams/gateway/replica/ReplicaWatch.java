package dev.voucherstreams.gateway.replica;

import dev.voucherstreams.service.table.Readiness;
import dev.voucherstreams.service.table.Readiness.Missing;
import dev.voucherstreams.service.table.Readiness.NotYet;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at the replica once a second: how fresh it is, and, for the log, whether it is ready. */
public final class ReplicaWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ReplicaWatch.class);

  private final Readiness.Check replica;
  private final TableFreshness freshness;
  private final ScheduledExecutorService scheduler =
      Executors.newSingleThreadScheduledExecutor(ReplicaWatch::daemon);
  private @Nullable String logged;

  /** Begins to look. */
  public ReplicaWatch(Readiness.Check replica, TableFreshness freshness) {
    this.replica = replica;
    this.freshness = freshness;
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
      log(replica.readiness());
      freshness.look();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Throwable e) {
      LOG.error("The replica could not be looked at", e);
    }
  }

  private void log(Readiness readiness) {
    NotYet notYet = readiness instanceof NotYet waits ? waits : null;
    String now = notYet == null ? "Ready" : "Not ready: " + notYet.reason();
    if (now.equals(logged)) {
      return;
    }
    logged = now;
    if (notYet != null && notYet.missing() == Missing.FITTING_ROWS) {
      LOG.error(now);
    } else {
      LOG.info(now);
    }
  }

  @Override
  public void close() {
    scheduler.shutdownNow();
    freshness.close();
  }
}
