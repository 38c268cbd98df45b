package dev.voucherstreams.schemas.serde;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads Avro records in the Confluent wire format, whatever compatible schema they were written
 * with. The registry is asked once for each schema id; then an outage of the registry goes
 * unnoticed. Safe for use by several threads.
 *
 * @param <T> the type of the records
 */
public final class AvroDeserializer<T extends SpecificRecord> implements Deserializer<T> {

  static {
    GeneratedClasses.trust();
  }

  private final @Nullable Class<T> type;
  private final Map<Integer, Schema> schemas = new ConcurrentHashMap<>();
  private final ThreadLocal<Decoding<T>> decodings = ThreadLocal.withInitial(Decoding::new);
  private @Nullable SchemaRegistryClient registry;

  /* Neither Avro's decoders nor its readers may be shared by threads, but Kafka Streams shares us. */
  private static final class Decoding<T> {
    final Map<Integer, DatumReader<T>> readers = new HashMap<>();
    @Nullable BinaryDecoder decoder;
  }

  /** Reads each record as the class that has the name of its schema. */
  public AvroDeserializer() {
    this.type = null;
  }

  /** Reads every record as this class. */
  public AvroDeserializer(Class<T> type) {
    this.type = type;
  }

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {
    registry = new SchemaRegistryClient(new AvroSerdeConfig(configs));
  }

  /**
   * @throws SerializationException if the bytes are not a record that can be read
   * @throws SchemaRegistryUnavailableException if there is no registry
   */
  @Override
  public @Nullable T deserialize(String topic, byte @Nullable [] data) {
    return data == null ? null : read(WireFormat.schemaId(data), data);
  }

  private T read(int schemaId, byte[] data) {
    Decoding<T> decoding = decodings.get();
    DatumReader<T> reader = decoding.readers.get(schemaId);
    if (reader == null) {
      reader = reader(schemaId);
      decoding.readers.put(schemaId, reader);
    }
    int length = data.length - WireFormat.PREFIX_BYTES;
    decoding.decoder =
        DecoderFactory.get().binaryDecoder(data, WireFormat.PREFIX_BYTES, length, decoding.decoder);
    try {
      return reader.read(null, decoding.decoder);
    } catch (IOException | RuntimeException e) {
      throw new SerializationException(
          "can't read %d bytes as Avro with schema id %d: %s".formatted(length, schemaId, e), e);
    }
  }

  @SuppressWarnings("unchecked")
  private DatumReader<T> reader(int schemaId) {
    Schema written = schemas.computeIfAbsent(schemaId, this::fetch);
    Class<?> readAs = type == null ? SpecificData.get().getClass(written) : type;
    if (readAs == null) {
      throw new SerializationException("no class on the class path for " + written.getFullName());
    }
    SpecificData model = SpecificData.getForClass(readAs);
    return (DatumReader<T>) model.createDatumReader(written, model.getSchema(readAs));
  }

  private Schema fetch(int schemaId) {
    if (registry == null) {
      throw new IllegalStateException("configure() has not been called");
    }
    return registry.byId(schemaId);
  }
}
