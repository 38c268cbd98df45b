package dev.voucherstreams.loader.deadletter;

import dev.voucherstreams.schemas.serde.AvroSerdes;
import dev.voucherstreams.schemas.serde.SchemaRegistryUnavailableException;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Shows records' values: Avro as JSON where it can be read, else the bytes. */
final class ValueText implements AutoCloseable {

  private final Deserializer<SpecificRecord> avro;
  private boolean registryAnswers = true;

  ValueText(Map<String, Object> serdeConfig) {
    avro = AvroSerdes.values(SpecificRecord.class, serdeConfig).deserializer();
  }

  String of(ConsumerRecord<byte[], byte[]> record) {
    byte[] value = record.value();
    if (value == null) {
      return "none";
    }
    SpecificRecord decoded = decode(record);
    return decoded == null ? Printable.bytes(value) : Printable.text(decoded.toString());
  }

  /** Whether all values could be decoded that can be, so far. */
  boolean registryAnswers() {
    return registryAnswers;
  }

  private @Nullable SpecificRecord decode(ConsumerRecord<byte[], byte[]> record) {
    try {
      return registryAnswers
          ? avro.deserialize(record.topic(), record.headers(), record.value())
          : null;
    } catch (SchemaRegistryUnavailableException e) {
      registryAnswers = false; // to wait for it at each letter would take for ever
      return null;
    } catch (SerializationException e) {
      return null; // which is why it may be here
    }
  }

  @Override
  public void close() {
    avro.close();
  }
}
