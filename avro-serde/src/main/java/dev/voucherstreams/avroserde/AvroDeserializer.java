package dev.voucherstreams.avroserde;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads Avro records in the Confluent wire format, whatever compatible schema they were written
 * with; its id may stand before the record or in a header. The registry is asked once for each id;
 * then an outage of the registry goes unnoticed. That there is no schema that can be used is
 * remembered for a few seconds. Safe for use by several threads.
 *
 * @param <T> the type of the records
 */
public final class AvroDeserializer<T extends SpecificRecord> implements Deserializer<T> {

  static {
    GeneratedClasses.trust();
  }

  private final @Nullable Class<T> type;
  private final Map<SchemaId, Schema> schemas = new ConcurrentHashMap<>();
  private final ThreadLocal<RecordReader<T>> readers = ThreadLocal.withInitial(RecordReader::new);
  private final Function<SchemaId, BytesReader<T>> newReader = this::reader;
  private Misses misses = new Misses(Duration.ZERO, System::nanoTime);
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
    AvroSerdeConfig config = new AvroSerdeConfig(configs);
    registry = new SchemaRegistryClient(config);
    misses = new Misses(config.missesKept(), System::nanoTime);
    idHeader = WireFormat.header(isKey);
  }

  /**
   * @throws SerializationException if the bytes are not a record that can be read, whatever the
   *     reason
   * @throws SchemaRegistryUnavailableException if there is no registry
   */
  @Override
  public @Nullable T deserialize(String topic, byte @Nullable [] data) {
    return data == null ? null : readers.get().read(newReader, data, 0, data.length);
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
      byte[] bytes = new byte[data.remaining()];
      data.duplicate().get(bytes);
      return deserialize(topic, headers, bytes);
    }
    int from = data.arrayOffset() + data.position();
    return read(headers, data.array(), from, from + data.remaining());
  }

  private T read(Headers headers, byte[] bytes, int from, int end) {
    Header header = headers.lastHeader(idHeader);
    byte[] id = header == null ? null : header.value();
    RecordReader<T> reader = readers.get();
    return id == null
        ? reader.read(newReader, bytes, from, end)
        : reader.read(newReader, id, bytes, from, end);
  }

  /* Whatever is wrong with a schema is wrong with the records that have it. */
  private BytesReader<T> reader(SchemaId id) {
    Optional<String> miss = misses.reason(id);
    if (miss.isPresent()) {
      throw new SerializationException(miss.get());
    }
    try {
      return readerOf(id, schema(id));
    } catch (SerializationException e) {
      misses.add(id, e);
      throw e;
    }
  }

  private BytesReader<T> readerOf(SchemaId id, Schema written) {
    try {
      return ReaderChoice.reader(written, type);
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      throw new SerializationException(
          "records with schema %s can't be read: %s".formatted(id, RegistryAnswer.shown(reason(e))),
          e);
    }
  }

  private static String reason(Throwable e) {
    return e instanceof SerializationException ? String.valueOf(e.getMessage()) : e.toString();
  }

  /* Not under a lock of the map: whoever waited for that could not even be interrupted. */
  private Schema schema(SchemaId id) {
    Schema known = schemas.get(id);
    if (known != null) {
      return known;
    }
    if (registry == null) {
      throw new IllegalStateException("configure() has not been called");
    }
    Schema fetched = registry.byId(id);
    schemas.put(id, fetched);
    return fetched;
  }
}
