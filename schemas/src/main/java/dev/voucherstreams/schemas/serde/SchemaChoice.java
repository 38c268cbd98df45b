package dev.voucherstreams.schemas.serde;

import dev.voucherstreams.schemas.serde.SchemaRegistryClient.Registered;
import org.apache.avro.Schema;

/** Which registered schema a record is written with, as the configuration has it. */
final class SchemaChoice {

  private final SchemaRegistryClient registry;
  private final AvroSerdeConfig config;

  SchemaChoice(AvroSerdeConfig config) {
    this.registry = new SchemaRegistryClient(config);
    this.config = config;
  }

  /** Registers the record's own schema, or takes the subject's latest, or finds the own. */
  Registered choose(String subject, Schema own) {
    if (config.autoRegister()) {
      return new Registered(registry.register(subject, own), own);
    }
    return config.useLatestVersion()
        ? registry.latest(subject)
        : new Registered(registry.lookUp(subject, own), own);
  }
}
