package dev.voucherstreams.loader;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Ctrl-C, or a TERM signal, as a request that work in progress can see. The JVM goes on until the
 * work is closed, for some seconds at most.
 */
final class StopRequest implements BooleanSupplier, AutoCloseable {

  private static final int MAX_SECONDS = 10;

  private final CountDownLatch done = new CountDownLatch(1);
  private volatile boolean requested;

  private StopRequest() {}

  /** Begins to listen. */
  static StopRequest listen() {
    StopRequest request = new StopRequest();
    Runtime.getRuntime().addShutdownHook(new Thread(request::stop, "stop"));
    return request;
  }

  private void stop() {
    requested = true;
    try {
      if (!done.await(MAX_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("it doesn't end in time; what it was about to commit may be undone");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean getAsBoolean() {
    return requested;
  }

  /** The work is done, or broken off in good order. */
  @Override
  public void close() {
    done.countDown();
  }
}
