package dev.voucherstreams.local.process;

import dev.voucherstreams.local.settings.LocalException;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The child processes of one run. They can be closed from another thread at any time, as Ctrl-C
 * does: from then on none is started any more.
 */
public final class ProcessGroup implements AutoCloseable {

  /* In the order in which they are stopped: each before those that it needs. */
  private final Map<Component, Child> running = new TreeMap<>(Comparator.reverseOrder());
  private volatile boolean closing;

  /**
   * Starts a child that stays until it is stopped.
   *
   * @throws LocalException if the children are being closed
   */
  public synchronized Child start(Launch launch) throws IOException {
    if (closing) {
      throw new LocalException(launch.component() + " is not started: everything is being stopped");
    }
    Child child = Child.start(launch);
    running.put(launch.component(), child);
    return child;
  }

  /**
   * Starts a child that ends by itself, waits for that, and gives its exit code.
   *
   * @throws LocalException if another child ends before
   */
  public int run(Launch launch) throws IOException {
    Child child = start(launch);
    Child ended = anyEnd().join();
    if (!ended.equals(child)) {
      throw unexpectedEnd(ended);
    }
    forget(child);
    return child.exitCode();
  }

  /** Stops a child that isn't needed any more. */
  public void stop(Child child) {
    child.stop();
    forget(child);
  }

  /**
   * Pauses, but no longer than all children are alive.
   *
   * @throws LocalException if a child ends
   */
  public void pause(Duration duration) {
    CompletableFuture<Optional<Child>> end = anyEnd().thenApply(Optional::of);
    end.completeOnTimeout(Optional.empty(), duration.toMillis(), TimeUnit.MILLISECONDS)
        .join()
        .ifPresent(
            child -> {
              throw unexpectedEnd(child);
            });
  }

  /** Waits until a child ends, which none should do by itself. */
  public LocalException awaitUnexpectedEnd() {
    return unexpectedEnd(anyEnd().join());
  }

  /** Whether the children are being stopped, or have been: their end is nothing to wonder about. */
  public boolean areClosing() {
    return closing;
  }

  /** Stops all, each before those that it needs. Returns when none is left. */
  @Override
  public void close() {
    closing = true;
    synchronized (this) {
      running.values().forEach(Child::stop);
      running.clear();
    }
  }

  private synchronized CompletableFuture<Child> anyEnd() {
    return CompletableFuture.anyOf(
            running.values().stream().map(Child::onExit).toArray(CompletableFuture<?>[]::new))
        .thenApply(Child.class::cast);
  }

  private synchronized void forget(Child child) {
    running.remove(child.component(), child);
  }

  private static LocalException unexpectedEnd(Child child) {
    return new LocalException(
        "%s ended with exit code %d%s"
            .formatted(child.component(), child.exitCode(), child.lastLines()));
  }
}
