package dev.voucherstreams.systemtests;

import dev.voucherstreams.avroserde.AvroSerdes;
import io.apicurio.registry.serde.avro.AvroSerde;
import java.util.Map;

/** Apicurio's serde as docs/configuration.md has it. It writes the Confluent format by default. */
final class ApicurioSerde {

  private ApicurioSerde() {}

  static Map<String, Object> config(TestRegistry registry) {
    return Map.of(
        AvroSerdes.SERDE_CLASS,
        AvroSerde.class.getName(),
        "apicurio.registry.url",
        registry.ownApi(),
        "apicurio.registry.use-specific-avro-reader",
        "true",
        "apicurio.registry.auto-register",
        "true",
        "apicurio.registry.dereference-schema",
        "true");
  }
}
