package dev.voucherstreams.avroserde;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * Reads Avro records for one thread: neither Avro's decoders nor its readers may be shared. It
 * doesn't hold the deserializer that it belongs to, or a thread would keep every deserializer that
 * it ever used, with its connection to the registry.
 *
 * @param <T> the type of the records
 */
final class RecordReader<T> {

  private final Map<SchemaId, BytesReader<T>> known = new HashMap<>();

  /* As a rule the next record has the schema of the last: then its id needn't even be parsed. */
  private byte[] lastId = {};
  private @Nullable BytesReader<T> lastReader;

  /**
   * Reads a record that begins with the id of its schema.
   *
   * @param readers makes a reader for a schema that this one hasn't met yet
   */
  T read(Function<SchemaId, BytesReader<T>> readers, byte[] bytes, int from, int end) {
    int idLength = WireFormat.idLength(bytes, from, end);
    BytesReader<T> reader = reader(readers, bytes, from, idLength);
    return read(reader, bytes, from + idLength, end);
  }

  /** Reads a record of which a header has the id of its schema. */
  T read(
      Function<SchemaId, BytesReader<T>> readers, byte[] header, byte[] bytes, int from, int end) {
    int idLength = WireFormat.idLength(header, 0, header.length);
    return read(reader(readers, header, 0, idLength), bytes, from, end);
  }

  private T read(BytesReader<T> reader, byte[] bytes, int from, int end) {
    try {
      return reader.read(bytes, from, end);
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw new SerializationException(
          "can't read %d bytes as Avro with schema %s: %s"
              .formatted(end - from, WireFormat.id(lastId, 0, lastId.length), e),
          e);
    }
  }

  private BytesReader<T> reader(
      Function<SchemaId, BytesReader<T>> readers, byte[] id, int from, int length) {
    BytesReader<T> last = lastReader;
    if (last != null && Arrays.equals(id, from, from + length, lastId, 0, lastId.length)) {
      return last;
    }
    BytesReader<T> reader = known.computeIfAbsent(WireFormat.id(id, from, length), readers);
    lastId = Arrays.copyOfRange(id, from, from + length);
    lastReader = reader;
    return reader;
  }
}
