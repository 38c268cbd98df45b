package dev.voucherstreams.schemas.serde;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.apache.kafka.common.errors.SerializationException;

/**
 * The Confluent wire format: a zero byte, the writer's schema id in 4 bytes, big endian, then Avro.
 */
final class WireFormat {

  static final byte MAGIC = 0;
  static final int PREFIX_BYTES = 5;

  private WireFormat() {}

  /** Begins a record that is written with the schema of this id. */
  static void writePrefix(int schemaId, ByteArrayOutputStream record) {
    record.write(MAGIC);
    record.write(schemaId >>> 24);
    record.write(schemaId >>> 16);
    record.write(schemaId >>> 8);
    record.write(schemaId);
  }

  /**
   * Returns the id of the schema that the record was written with.
   *
   * @throws SerializationException if the bytes don't begin with a prefix
   */
  static int schemaId(byte[] bytes) {
    if (bytes.length < PREFIX_BYTES) {
      throw new SerializationException(
          "not in the Confluent wire format: %d bytes, and the prefix alone has %d"
              .formatted(bytes.length, PREFIX_BYTES));
    }
    if (bytes[0] != MAGIC) {
      throw new SerializationException(
          "not in the Confluent wire format: begins with 0x%02x instead of 0x00"
              .formatted(bytes[0]));
    }
    return ByteBuffer.wrap(bytes, 1, 4).getInt();
  }
}
