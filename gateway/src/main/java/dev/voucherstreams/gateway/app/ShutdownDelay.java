package dev.voucherstreams.gateway.app;

import java.time.Duration;
import org.springframework.context.SmartLifecycle;

/**
 * Lets some time pass between the moment from which the gateway says that it isn't ready, which is
 * when it is told to stop, and the one from which it takes no requests. A proxy that asks whether
 * it is ready then sends them elsewhere, and none is lost.
 */
final class ShutdownDelay implements SmartLifecycle {
  private final Duration time;
  private volatile boolean running;

  ShutdownDelay(Duration time) {
    this.time = time;
  }

  @Override
  public void start() {
    running = true;
  }

  /* The first to be told, since its phase is the last: the servers still run. */
  @Override
  public void stop() {
    running = false;
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
