package dev.voucherstreams.streamsapp.app;

import dev.voucherstreams.avroserde.AvroSerdeConfig;
import dev.voucherstreams.avroserde.CompatibilityLevel;
import dev.voucherstreams.avroserde.SchemaGuard;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Has the registry guard the schemas of all topics, once and in the background. A registry that is
 * away is waited for; one that refuses is only told of: records are written and read all the same.
 */
@Component
final class CompatibilityInitializer implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(CompatibilityInitializer.class);

  /* Nothing else waits for it, so it may take as long as the registry does. */
  private static final Duration PATIENCE = Duration.ofDays(1);

  private final Optional<SchemaGuard> guard;
  private final Map<String, Schema> schemas;
  private @Nullable Thread thread;

  /**
   * What is settled with the schema registry, {@code voucher.schemas.*}.
   *
   * @param compatibility what the registry is to demand of new versions; null: what it has anyway
   */
  @ConfigurationProperties("voucher.schemas")
  record SchemaProperties(@Nullable CompatibilityLevel compatibility) {}

  CompatibilityInitializer(
      SchemaProperties settings, StreamsAppProperties voucher, KafkaProperties kafka) {
    this.guard = Optional.ofNullable(settings.compatibility()).map(level -> guard(kafka, level));
    this.schemas = voucher.topicNames().schemas();
  }

  private static SchemaGuard guard(KafkaProperties kafka, CompatibilityLevel level) {
    Map<String, Object> config = new HashMap<>(kafka.buildStreamsProperties());
    config.put(AvroSerdeConfig.MAX_WAIT_MS, PATIENCE.toMillis());
    return new SchemaGuard(config, level);
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
