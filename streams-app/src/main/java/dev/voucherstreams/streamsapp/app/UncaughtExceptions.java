package dev.voucherstreams.streamsapp.app;

import dev.voucherstreams.streamsapp.tally.RulesChangedException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;

/**
 * What happens when a stream thread fails. State of other rules can't be continued: the process
 * ends with {@link #EXIT_RULES_CHANGED}. Anything else may pass, so a new thread takes over;
 * nothing is lost, since what was not committed is processed again.
 */
final class UncaughtExceptions implements StreamsUncaughtExceptionHandler {

  /** The exit code for "other rules than the state was counted with": a configuration error. */
  static final int EXIT_RULES_CHANGED = 78;

  private static final Logger LOG = LoggerFactory.getLogger(UncaughtExceptions.class);

  private final ConfigurableApplicationContext context;
  private final AtomicBoolean ending = new AtomicBoolean();

  UncaughtExceptions(ConfigurableApplicationContext context) {
    this.context = context;
  }

  @Override
  public StreamThreadExceptionResponse handle(Throwable exception) {
    if (NestedExceptionUtils.getMostSpecificCause(exception) instanceof RulesChangedException e) {
      end(e);
      return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }
    LOG.error("a stream thread failed, another takes over", exception);
    return StreamThreadExceptionResponse.REPLACE_THREAD;
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
    int exitCode = SpringApplication.exit(context, () -> EXIT_RULES_CHANGED);
    System.err.println("streams-app refuses to start: " + cause.getMessage());
    System.exit(exitCode);
  }
}
