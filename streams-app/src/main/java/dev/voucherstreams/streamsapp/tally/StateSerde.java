package dev.voucherstreams.streamsapp.tally;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads what is nobody's but the tally's, changelogs and repartitioned records, in
 * Avro's <a
 * href="https://avro.apache.org/docs/1.12.0/specification/#single-object-encoding">single-object
 * encoding</a>: its schema is in the code, so state never waits for a schema registry, nor is lost
 * with one.
 *
 * @param <T> the type of the records
 */
final class StateSerde<T extends SpecificRecord> implements Serde<T> {

  private static final byte WIRE_FORMAT = 0;

  private final BinaryMessageEncoder<T> encoder;
  private final BinaryMessageDecoder<T> decoder;
  private final Deserializer<T> wireFormat;

  /**
   * @param wireFormat reads state of versions up to 0.1.0, which wrote it like the public topics
   */
  StateSerde(Class<T> type, Deserializer<T> wireFormat) {
    SpecificData model = SpecificData.getForClass(type);
    Schema schema = model.getSchema(type);
    this.encoder = new BinaryMessageEncoder<>(model, schema);
    this.decoder = new BinaryMessageDecoder<>(model, schema);
    this.wireFormat = wireFormat;
  }

  @Override
  public Serializer<T> serializer() {
    return (topic, state) -> state == null ? null : write(state);
  }

  private byte[] write(T state) {
    try {
      return encoder.encode(state).array();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Deserializer<T> deserializer() {
    return (topic, bytes) -> bytes == null ? null : read(topic, bytes);
  }

  private @Nullable T read(String topic, byte[] bytes) {
    if (bytes.length > 0 && bytes[0] == WIRE_FORMAT) {
      return wireFormat.deserialize(topic, bytes);
    }
    try {
      return decoder.decode(bytes);
    } catch (IOException | AvroRuntimeException e) {
      throw new SerializationException("state in %s can't be read: %s".formatted(topic, e), e);
    }
  }
}
