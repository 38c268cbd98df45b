package dev.voucherstreams.streamsapp.app;

import dev.voucherstreams.avroserde.SchemaGuard;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Has the registry guard the schemas, once and in the background. A registry that is away is waited
 * for; one that refuses is only told of: records are written and read all the same.
 */
final class CompatibilityInitializer implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(CompatibilityInitializer.class);

  private final Optional<SchemaGuard> guard;
  private final Map<String, Schema> schemas;
  private @Nullable Thread thread;

  /**
   * @param guard does it, empty if it is not to be done
   * @param schemas by topic
   */
  CompatibilityInitializer(Optional<SchemaGuard> guard, Map<String, Schema> schemas) {
    this.guard = guard;
    this.schemas = schemas;
  }

  @Override
  public synchronized void start() {
    thread = new Thread(() -> guard.ifPresent(this::guardAll), "schema-guardian");
    thread.start();
  }

  private void guardAll(SchemaGuard guarded) {
    try {
      schemas.forEach((topic, schema) -> guard(guarded, topic, schema));
    } catch (InterruptException e) {
      LOG.info("stopped before the schema registry was there");
    }
  }

  private static void guard(SchemaGuard guard, String topic, Schema schema) {
    try {
      if (guard.guard(topic, schema)) {
        LOG.info("the schema registry now guards the schema of {}", topic);
      }
    } catch (InterruptException e) {
      throw e;
    } catch (KafkaException e) {
      LOG.warn(
          "the schema registry does not guard the schema of {}: {}. If that is right, leave"
              + " voucher.schemas.compatibility empty",
          topic,
          e.getMessage());
    } catch (RuntimeException | Error e) {
      LOG.error("the schema of {} could not be put under the registry's guard", topic, e);
    }
  }

  @Override
  public synchronized void stop() {
    if (thread != null) {
      thread.interrupt();
      thread = null;
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return thread != null;
  }
}
