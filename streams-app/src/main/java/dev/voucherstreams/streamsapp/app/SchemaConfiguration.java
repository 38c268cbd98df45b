package dev.voucherstreams.streamsapp.app;

import dev.voucherstreams.avroserde.AvroSerdeConfig;
import dev.voucherstreams.avroserde.CompatibilityLevel;
import dev.voucherstreams.avroserde.SchemaGuard;
import dev.voucherstreams.schemas.TopicSchemas;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has the schemas of all topics guarded. */
@Configuration(proxyBeanMethods = false)
class SchemaConfiguration {

  /* Nothing else waits for it, so it may take as long as the registry does. */
  private static final Duration PATIENCE = Duration.ofDays(1);

  @Bean
  CompatibilityInitializer schemaGuardian(
      SchemaProperties schemas, StreamsAppProperties voucher, KafkaProperties kafka) {
    return new CompatibilityInitializer(
        schemas.level().map(level -> guard(kafka, level)), TopicSchemas.of(voucher.topicNames()));
  }

  private static SchemaGuard guard(KafkaProperties kafka, CompatibilityLevel level) {
    Map<String, Object> config = new HashMap<>(kafka.buildStreamsProperties());
    config.put(AvroSerdeConfig.MAX_WAIT_MS, PATIENCE.toMillis());
    return new SchemaGuard(config, level);
  }
}
