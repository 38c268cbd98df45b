package dev.voucherstreams.streamsapp.app;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Ends the process after a failure that lasts until a person changes the configuration: another
 * process has come into the group under the instance id of this one. Started anew, this one would
 * push that one out, and so on for ever. Any other failure may pass.
 */
final class ConfigurationExit {

  /** The exit code, that of {@code sysexits.h} for a configuration error. */
  static final int CODE = 78;

  private static final Logger LOG = LoggerFactory.getLogger(ConfigurationExit.class);

  private static final String FENCED =
      "ends: another process is in the group under the same instance id, %s, and this one had it"
          + " first. Set INSTANCE_ID (group.instance.id) to a name of its own for each instance";

  private final ConfigurableApplicationContext context;
  private final String instanceId;
  private final AtomicBoolean ending = new AtomicBoolean();

  /**
   * @param instanceId {@code group.instance.id} of this process
   */
  ConfigurationExit(ConfigurableApplicationContext context, String instanceId) {
    this.context = context;
    this.instanceId = instanceId;
  }

  /** Whether the failure is such a one. Then the process is about to end. */
  boolean isCausedBy(Throwable failure) {
    Optional<String> reason = causes(failure).flatMap(cause -> reason(cause).stream()).findFirst();
    reason.ifPresent(this::end);
    return reason.isPresent();
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
  }

  private Optional<String> reason(Throwable cause) {
    return cause instanceof FencedInstanceIdException
        ? Optional.of(FENCED.formatted(instanceId))
        : Optional.empty();
  }

  /* From another thread: closing the context waits for the very stream thread that calls this. */
  private void end(String reason) {
    if (ending.compareAndSet(false, true)) {
      LOG.error("streams-app {}", reason);
      new Thread(() -> exit(reason), "configuration-exit").start();
    }
  }

  /* Once more at the very end, where whoever looks for the reason looks first. */
  private void exit(String reason) {
    int exitCode = SpringApplication.exit(context, () -> CODE);
    System.err.println("streams-app " + reason);
    System.exit(exitCode);
  }
}
