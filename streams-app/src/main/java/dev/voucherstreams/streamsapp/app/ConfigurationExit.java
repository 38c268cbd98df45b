package dev.voucherstreams.streamsapp.app;

import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;

/**
 * Ends the process after a failure that lasts until a person changes the configuration: another
 * process has come into the group under the instance id of this one. Started anew, this one would
 * push that one out, and so on for ever. Any other failure may pass.
 */
final class ConfigurationExit {

  /** The exit code, that of {@code sysexits.h} for a configuration error. */
  static final int CODE = 78;

  private static final Logger LOG = LoggerFactory.getLogger(ConfigurationExit.class);

  private final ConfigurableApplicationContext context;
  private final String reason;
  private final AtomicBoolean ending = new AtomicBoolean();

  /**
   * @param instanceId {@code group.instance.id} of this process
   */
  ConfigurationExit(ConfigurableApplicationContext context, String instanceId) {
    this.context = context;
    this.reason =
        ("ends: another process is in the group under the same instance id, %s, and this one had it"
                + " first. Set INSTANCE_ID (group.instance.id) to a name of its own for each"
                + " instance")
            .formatted(instanceId);
  }

  /** Whether the failure is such a one. Then the process is about to end. */
  boolean isCausedBy(Throwable failure) {
    boolean isFenced =
        NestedExceptionUtils.getMostSpecificCause(failure) instanceof FencedInstanceIdException;
    if (isFenced && ending.compareAndSet(false, true)) {
      LOG.error("streams-app {}", reason);
      // Closing the context waits for the very stream thread that calls this.
      new Thread(this::exit, "configuration-exit").start();
    }
    return isFenced;
  }

  /* Once more at the very end, where whoever looks for the reason looks first. */
  private void exit() {
    int exitCode = SpringApplication.exit(context, () -> CODE);
    System.err.println("streams-app " + reason);
    System.exit(exitCode);
  }
}
