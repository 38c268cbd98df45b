package dev.voucherstreams.schemas.serde;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * Reads Avro records for one thread: neither Avro's decoders nor its readers may be shared.
 *
 * @param <T> the type of the records
 */
final class RecordReader<T> {

  private final Function<SchemaId, DatumReader<T>> newReader;
  private final Map<SchemaId, DatumReader<T>> readers = new HashMap<>();
  private @Nullable BinaryDecoder decoder;

  /* As a rule the next record has the schema of the last: then its id needn't even be parsed. */
  private byte[] lastId = {};
  private @Nullable DatumReader<T> lastReader;

  RecordReader(Function<SchemaId, DatumReader<T>> newReader) {
    this.newReader = newReader;
  }

  /** Reads a record that begins with the id of its schema. */
  T read(byte[] bytes, int from, int end) {
    int idLength = WireFormat.idLength(bytes, from, end);
    return read(bytes, from, idLength, bytes, from + idLength, end);
  }

  /** Reads a record of which a header has the id of its schema. */
  T read(byte[] header, byte[] bytes, int from, int end) {
    int idLength = WireFormat.idLength(header, 0, header.length);
    return read(header, 0, idLength, bytes, from, end);
  }

  private T read(byte[] id, int idFrom, int idLength, byte[] bytes, int from, int end) {
    DatumReader<T> reader = reader(id, idFrom, idLength);
    decoder = DecoderFactory.get().binaryDecoder(bytes, from, end - from, decoder);
    try {
      return reader.read(null, decoder);
    } catch (IOException | RuntimeException e) {
      throw new SerializationException(
          "can't read %d bytes as Avro with schema %s: %s"
              .formatted(end - from, WireFormat.id(id, idFrom, idLength), e),
          e);
    }
  }

  private DatumReader<T> reader(byte[] id, int from, int length) {
    DatumReader<T> last = lastReader;
    if (last != null && Arrays.equals(id, from, from + length, lastId, 0, lastId.length)) {
      return last;
    }
    DatumReader<T> reader = knownOrNew(WireFormat.id(id, from, length));
    lastId = Arrays.copyOfRange(id, from, from + length);
    lastReader = reader;
    return reader;
  }

  private DatumReader<T> knownOrNew(SchemaId id) {
    DatumReader<T> known = readers.get(id);
    if (known != null) {
      return known;
    }
    DatumReader<T> reader = newReader.apply(id);
    readers.put(id, reader);
    return reader;
  }
}
