package dev.voucherstreams.streamsapp.app;

import dev.voucherstreams.avroserde.AvroSerdeConfig;
import dev.voucherstreams.avroserde.CompatibilityLevel;
import dev.voucherstreams.avroserde.SchemaGuard;
import dev.voucherstreams.events.GenerationDecision;
import dev.voucherstreams.events.GenerationPart;
import dev.voucherstreams.schemas.Topics;
import dev.voucherstreams.schemas.generation.TableValues;
import dev.voucherstreams.service.KafkaClientConfig;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Has the registry guard the schemas of all topics, once and in the background. A registry that is
 * away is waited for; one that refuses is only told of: records are written and read all the same.
 */
@Component
final class CompatibilityInitializer {

  private static final Logger LOG = LoggerFactory.getLogger(CompatibilityInitializer.class);

  /* Nothing else waits for it, so it may take as long as the registry does. */
  private static final Duration PATIENCE = Duration.ofDays(1);

  /* Of the topic with several types, all but the usual one are under subjects of their own. */
  private record Guarded(SchemaGuard guard, String topic, Schema schema) {}

  private final List<Guarded> guarded;
  private final Thread thread = new Thread(this::guardAll, "schema-guardian");

  /**
   * What is settled with the schema registry, {@code voucher.schemas.*}.
   *
   * @param compatibility what the registry is to demand of new versions; null: what it has anyway
   */
  @ConfigurationProperties("voucher.schemas")
  record SchemaProperties(@Nullable CompatibilityLevel compatibility) {}

  CompatibilityInitializer(
      SchemaProperties settings, StreamsAppProperties voucher, KafkaClientConfig kafka) {
    this.guarded =
        settings.compatibility() == null
            ? List.of()
            : guarded(voucher.topicNames(), kafka, settings.compatibility());
  }

  private static List<Guarded> guarded(
      Topics topics, KafkaClientConfig kafka, CompatibilityLevel level) {
    Map<String, Object> config = kafka.streams();
    config.put(AvroSerdeConfig.MAX_WAIT_MS, PATIENCE.toMillis());
    SchemaGuard usual = new SchemaGuard(config, level);
    SchemaGuard several = new SchemaGuard(TableValues.ofSeveralTypes(config), level);
    List<Guarded> guarded = new ArrayList<>();
    topics.schemas().forEach((topic, schema) -> guarded.add(new Guarded(usual, topic, schema)));
    Stream.of(GenerationPart.getClassSchema(), GenerationDecision.getClassSchema())
        .map(schema -> new Guarded(several, topics.segmentVouchers(), schema))
        .forEach(guarded::add);
    return guarded;
  }

  @EventListener(ApplicationReadyEvent.class)
  void start() {
    thread.start();
  }

  private void guardAll() {
    try {
      guarded.forEach(each -> guard(each.guard(), each.topic(), each.schema()));
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

  @PreDestroy
  void stop() {
    thread.interrupt();
  }
}
