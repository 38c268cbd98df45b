package dev.voucherstreams.loader.deadletter;

import dev.voucherstreams.avroserde.AvroSerdes;
import dev.voucherstreams.avroserde.SchemaRegistryUnavailableException;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.Deserializer;

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
    return decode(record).orElseGet(() -> Printable.bytes(value));
  }

  /** Whether all values could be decoded that can be, so far. */
  boolean registryAnswers() {
    return registryAnswers;
  }

  private Optional<String> decode(ConsumerRecord<byte[], byte[]> record) {
    if (!registryAnswers) {
      return Optional.empty();
    }
    try {
      SpecificRecord decoded = avro.deserialize(record.topic(), record.headers(), record.value());
      return Optional.ofNullable(decoded).map(text -> Printable.text(text.toString()));
    } catch (SchemaRegistryUnavailableException e) {
      registryAnswers = false; // to wait for it at each letter would take for ever
      return Optional.empty();
    } catch (InterruptException e) {
      throw e;
    } catch (RuntimeException e) {
      return Optional.empty(); // whatever it is, it may be why the letter is here
    }
  }

  @Override
  public void close() {
    avro.close();
  }
}
