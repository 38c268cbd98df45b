package dev.voucherstreams.streamsapp.app;

import dev.voucherstreams.avroserde.CompatibilityLevel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What is settled with the schema registry, {@code voucher.schemas.*}.
 *
 * @param compatibility what the registry is to demand of new versions; null: what it has anyway
 */
@ConfigurationProperties("voucher.schemas")
record SchemaProperties(@Nullable CompatibilityLevel compatibility) {

  Optional<CompatibilityLevel> level() {
    return Optional.ofNullable(compatibility);
  }
}
