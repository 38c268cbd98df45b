package dev.voucherstreams.avroserde;

import java.io.IOException;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.jspecify.annotations.Nullable;

/**
 * Reads records as Avro does.
 *
 * @param <T> the type of the records
 */
final class AvroReader<T> implements BytesReader<T> {

  private final DatumReader<T> reader;
  private @Nullable BinaryDecoder decoder;

  AvroReader(DatumReader<T> reader) {
    this.reader = reader;
  }

  @Override
  public T read(byte[] bytes, int from, int end) throws IOException {
    decoder = DecoderFactory.get().binaryDecoder(bytes, from, end - from, decoder);
    return reader.read(null, decoder);
  }
}
