package dev.voucherstreams.streamsapp.tally;

import dev.voucherstreams.avroserde.GeneratedClasses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Writes and reads what is nobody's but the tally's, changelogs and repartitioned records, in
 * Avro's <a
 * href="https://avro.apache.org/docs/1.12.0/specification/#single-object-encoding">single-object
 * encoding</a>: its schema is in the code, so state never waits for a schema registry, nor is lost
 * with one.
 *
 * @param <T> the type of the records, or what several types have in common
 */
final class StateSerde<T extends SpecificRecord> implements Serde<T> {

  static {
    GeneratedClasses.trust();
  }

  private static final int FINGERPRINT_AT = 2;
  private static final int HEADER_BYTES = FINGERPRINT_AT + Long.BYTES;

  private final Map<Class<?>, BinaryMessageEncoder<T>> encoders = new HashMap<>();
  private final Map<Long, BinaryMessageDecoder<? extends T>> decoders = new HashMap<>();

  /**
   * @param types those of the records
   */
  @SafeVarargs
  StateSerde(Class<? extends T>... types) {
    for (Class<? extends T> type : types) {
      SpecificData model = SpecificData.getForClass(type);
      Schema schema = model.getSchema(type);
      encoders.put(type, new BinaryMessageEncoder<>(forWriting(model), schema));
      decoders.put(
          SchemaNormalization.parsingFingerprint64(schema),
          new BinaryMessageDecoder<>(model, schema));
    }
  }

  /* Amounts come by the thousand: the code that Avro generates for them writes them without boxes. */
  private static SpecificData forWriting(SpecificData model) {
    SpecificData writing = new SpecificData();
    model.getConversions().forEach(writing::addLogicalTypeConversion);
    writing.setCustomCoders(true);
    return writing;
  }

  @Override
  public Serializer<T> serializer() {
    return (topic, state) -> state == null ? null : write(state);
  }

  private byte[] write(T state) {
    BinaryMessageEncoder<T> encoder = encoders.get(state.getClass());
    if (encoder == null) {
      throw new IllegalArgumentException("no state: " + state.getClass());
    }
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

  private T read(String topic, byte[] bytes) {
    try {
      return decoder(bytes).decode(bytes);
    } catch (IOException | AvroRuntimeException e) {
      throw new SerializationException("state in %s can't be read: %s".formatted(topic, e), e);
    }
  }

  private BinaryMessageDecoder<? extends T> decoder(byte[] bytes) {
    if (bytes.length < HEADER_BYTES) {
      throw new AvroRuntimeException("it has %d bytes".formatted(bytes.length));
    }
    long fingerprint =
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(FINGERPRINT_AT);
    BinaryMessageDecoder<? extends T> decoder = decoders.get(fingerprint);
    if (decoder == null) {
      throw new AvroRuntimeException("its schema is unknown");
    }
    return decoder;
  }
}
