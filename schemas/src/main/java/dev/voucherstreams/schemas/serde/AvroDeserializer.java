package dev.voucherstreams.schemas.serde;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumReader;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * Reads Avro records in the Confluent wire format, whatever compatible schema they were written
 * with; its id may stand before the record or in a header. The registry is asked once for each id;
 * then an outage of the registry goes unnoticed. Safe for use by several threads.
 *
 * @param <T> the type of the records
 */
public final class AvroDeserializer<T extends SpecificRecord> implements Deserializer<T> {

  static {
    GeneratedClasses.trust();
  }

  private final @Nullable Class<T> type;
  private final Map<SchemaId, Schema> schemas = new ConcurrentHashMap<>();
  private final ThreadLocal<RecordReader<T>> readers =
      ThreadLocal.withInitial(() -> new RecordReader<>(this::reader));
  private @Nullable SchemaRegistryClient registry;
  private String idHeader = WireFormat.header(false);

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
    idHeader = WireFormat.header(isKey);
  }

  /**
   * @throws SerializationException if the bytes are not a record that can be read
   * @throws SchemaRegistryUnavailableException if there is no registry
   */
  @Override
  public @Nullable T deserialize(String topic, byte @Nullable [] data) {
    return data == null ? null : readers.get().read(data, 0, data.length);
  }

  /** Reads as {@link #deserialize(String, byte[])} does; a header with the id goes first. */
  @Override
  public @Nullable T deserialize(String topic, Headers headers, byte @Nullable [] data) {
    return data == null ? null : read(headers, data, 0, data.length);
  }

  /** Reads as {@link #deserialize(String, Headers, byte[])} does, without copying the bytes. */
  @Override
  public @Nullable T deserialize(String topic, Headers headers, @Nullable ByteBuffer data) {
    if (data == null) {
      return null;
    }
    if (!data.hasArray()) {
      return deserialize(topic, headers, Utils.toArray(data));
    }
    int from = data.arrayOffset() + data.position();
    return read(headers, data.array(), from, from + data.remaining());
  }

  private T read(Headers headers, byte[] bytes, int from, int end) {
    Header header = headers.lastHeader(idHeader);
    byte[] id = header == null ? null : header.value();
    RecordReader<T> reader = readers.get();
    return id == null ? reader.read(bytes, from, end) : reader.read(id, bytes, from, end);
  }

  @SuppressWarnings("unchecked")
  private DatumReader<T> reader(SchemaId id) {
    Schema written = schemas.computeIfAbsent(id, this::fetch);
    Class<?> readAs = type == null ? SpecificData.get().getClass(written) : type;
    if (readAs == null) {
      throw new SerializationException("no class on the class path for " + written.getFullName());
    }
    SpecificData model = SpecificData.getForClass(readAs);
    return (DatumReader<T>) model.createDatumReader(written, model.getSchema(readAs));
  }

  private Schema fetch(SchemaId id) {
    if (registry == null) {
      throw new IllegalStateException("configure() has not been called");
    }
    return registry.byId(id);
  }
}
