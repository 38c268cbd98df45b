package dev.voucherstreams.avroserde;

import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;

/** Has the registry refuse versions of a schema that don't get on with the earlier ones. */
public final class SchemaGuard {

  private final SchemaRegistryClient registry;
  private final AvroSerdeConfig config;
  private final CompatibilityLevel level;

  /**
   * @param config the serde's
   * @param level what the registry is to demand, at least
   * @throws ConfigException if the configuration can't be used
   */
  public SchemaGuard(Map<String, ?> config, CompatibilityLevel level) {
    this.config = new AvroSerdeConfig(config);
    this.registry = new SchemaRegistryClient(this.config);
    this.level = level;
  }

  /**
   * Registers the schema of a topic's values, unless the configuration leaves that to others, and
   * sets the level of its subject. A stricter level stays. May be done any number of times.
   *
   * @return whether the level had to be set
   * @throws SerializationException if the registry refuses
   * @throws SchemaRegistryUnavailableException if there is no registry
   */
  public boolean guard(String topic, Schema schema) {
    String subject = config.naming(false).subject(topic, false, schema);
    if (config.autoRegister()) {
      int unused = registry.register(subject, schema);
    }
    Optional<String> current = registry.compatibility(subject);
    if (current.filter(level::isKeptBy).isPresent()) {
      return false;
    }
    registry.setCompatibility(subject, level.name());
    return true;
  }
}
