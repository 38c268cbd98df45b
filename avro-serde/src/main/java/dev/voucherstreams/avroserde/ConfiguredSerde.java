package dev.voucherstreams.avroserde;

import java.util.Map;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * A serde of another maker for records of one type, which fails to read as ours does. It is asked
 * for what is needed: one that can only read is good for that.
 *
 * @param <T> the type of the records
 */
record ConfiguredSerde<T>(Serde<?> serde, Class<T> type) implements Serde<T> {

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {
    serde.configure(configs, isKey);
  }

  @Override
  @SuppressWarnings("unchecked")
  public Serializer<T> serializer() {
    return (Serializer<T>) serde.serializer();
  }

  @Override
  public Deserializer<T> deserializer() {
    return new ConfiguredDeserializer<>(serde.deserializer(), type);
  }

  @Override
  public void close() {
    serde.close();
  }
}
