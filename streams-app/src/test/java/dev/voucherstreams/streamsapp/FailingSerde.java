package dev.voucherstreams.streamsapp;

import dev.voucherstreams.avroserde.AvroSerde;
import java.util.Arrays;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/** A serde with a bug: over one record it throws what ends a stream thread. */
public final class FailingSerde implements Serde<SpecificRecord> {

  private static final byte[] POISON = {1, 2, 3};

  private final AvroSerde<SpecificRecord> serde = new AvroSerde<>();

  /** The record that it fails over. */
  public static byte[] poison() {
    return POISON.clone();
  }

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {
    serde.configure(configs, isKey);
  }

  @Override
  public Serializer<SpecificRecord> serializer() {
    return serde.serializer();
  }

  @Override
  public Deserializer<SpecificRecord> deserializer() {
    return new Deserializer<>() {
      @Override
      public SpecificRecord deserialize(String topic, byte[] data) {
        if (Arrays.equals(data, POISON)) {
          throw new NoClassDefFoundError("made by a test");
        }
        return serde.deserializer().deserialize(topic, data);
      }

      @Override
      public SpecificRecord deserialize(String topic, Headers headers, byte[] data) {
        return deserialize(topic, data);
      }
    };
  }
}
