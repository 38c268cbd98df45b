package dev.voucherstreams.avroserde;

import dev.voucherstreams.avroserde.SchemaRegistryClient.Registered;
import java.util.IdentityHashMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaPairCompatibility;
import org.apache.kafka.common.errors.SerializationException;

/** Which registered schema a record is written with, as the configuration has it. */
record SchemaChoice(SchemaRegistryClient registry, AvroSerdeConfig config) {

  /**
   * Registers the record's own schema; where that is turned off, takes the subject's latest, or
   * finds the own. As with Confluent's serde, registering goes before taking the latest.
   */
  Registered choose(String subject, Schema own) {
    if (config.autoRegister()) {
      return new Registered(registry.register(subject, own), own);
    }
    return config.useLatestVersion()
        ? latest(subject, own)
        : new Registered(registry.lookUp(subject, own), own);
  }

  private Registered latest(String subject, Schema own) {
    Registered latest = registry.latest(subject);
    if (config.latestMustFit()) {
      requireFit(subject, latest.schema(), own);
    }
    requireSameMeaning(subject, latest.schema(), own);
    return latest;
  }

  /* Avro would take it, and write our microseconds as whatever the schema says that they are. */
  private static void requireSameMeaning(String subject, Schema latest, Schema own) {
    try {
      IdentityHashMap<Schema, EpochUnit> unused = Meaning.units(own, latest);
    } catch (SerializationException e) {
      throw new SerializationException(
          "a %s can't be written with the latest schema of %s: %s"
              .formatted(own.getFullName(), subject, e.getMessage()),
          e);
    }
  }

  private static void requireFit(String subject, Schema latest, Schema own) {
    SchemaPairCompatibility fit = SchemaCompatibility.checkReaderWriterCompatibility(latest, own);
    if (fit.getType() != SchemaCompatibility.SchemaCompatibilityType.COMPATIBLE) {
      throw new SerializationException(
          "a %s can't be written with the latest schema of %s: %s. Set %s=false to try it anyway"
              .formatted(
                  own.getFullName(),
                  subject,
                  fit.getResult().getIncompatibilities(),
                  AvroSerdeConfig.LATEST_COMPATIBILITY_STRICT));
    }
  }
}
