package dev.voucherstreams.streamsapp.app;

import dev.voucherstreams.streamsapp.tally.RulesChangedException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;

/**
 * Ends the process when the state turns out to be counted with other rules, which can't be
 * continued. Any other failure may pass.
 */
final class RulesChangedExit {

  /** The exit code for "other rules than the state was counted with": a configuration error. */
  static final int CODE = 78;

  private static final Logger LOG = LoggerFactory.getLogger(RulesChangedExit.class);

  private final ConfigurableApplicationContext context;
  private final AtomicBoolean ending = new AtomicBoolean();

  RulesChangedExit(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /** Whether the failure means that the rules have changed. Then the process is about to end. */
  boolean isCausedBy(Throwable failure) {
    if (NestedExceptionUtils.getMostSpecificCause(failure) instanceof RulesChangedException e) {
      end(e);
      return true;
    }
    return false;
  }

  /* From another thread: closing the context waits for the very stream thread that calls this. */
  private void end(RulesChangedException cause) {
    if (ending.compareAndSet(false, true)) {
      LOG.error("refusing to start: {}", cause.getMessage());
      new Thread(() -> exit(cause), "rules-changed-exit").start();
    }
  }

  /* Once more at the very end, where whoever looks for the reason looks first. */
  private void exit(RulesChangedException cause) {
    int exitCode = SpringApplication.exit(context, () -> CODE);
    System.err.println("streams-app refuses to start: " + cause.getMessage());
    System.exit(exitCode);
  }
}
