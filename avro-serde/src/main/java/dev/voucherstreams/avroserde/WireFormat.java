package dev.voucherstreams.avroserde;

import java.nio.ByteBuffer;
import java.util.UUID;
import org.apache.kafka.common.errors.SerializationException;

/**
 * The Confluent wire format: what names the writer's schema, then Avro. A schema is named by a zero
 * byte and its number in 4 bytes, or by a one byte and its GUID in 16 bytes, big endian. It stands
 * before the record or, since Confluent 8, in a header instead, which leaves the record as it is.
 */
final class WireFormat {

  static final int PREFIX_BYTES = 1 + Integer.BYTES;

  private static final byte NUMBER = 0;
  private static final byte GUID = 1;
  private static final int GUID_BYTES = 1 + 2 * Long.BYTES;

  private WireFormat() {}

  /** Returns the header that has the id, if a header has it. */
  static String header(boolean isKey) {
    return isKey ? "__key_schema_id" : "__value_schema_id";
  }

  /** Begins a record that is written with the schema of this number: the first 5 bytes. */
  static void writePrefix(int schemaId, byte[] record) {
    record[0] = NUMBER;
    record[1] = (byte) (schemaId >>> 24);
    record[2] = (byte) (schemaId >>> 16);
    record[3] = (byte) (schemaId >>> 8);
    record[4] = (byte) schemaId;
  }

  /**
   * Returns how many bytes at the offset name the schema.
   *
   * @param end where the bytes end
   * @throws SerializationException if they name none
   */
  static int idLength(byte[] bytes, int offset, int end) {
    int length = end - offset;
    if (length < PREFIX_BYTES) {
      throw tooShort(length, PREFIX_BYTES);
    }
    if (bytes[offset] == NUMBER) {
      return PREFIX_BYTES;
    }
    if (bytes[offset] != GUID) {
      throw malformed("begins with 0x%02x instead of 0x00".formatted(bytes[offset]));
    }
    if (length < GUID_BYTES) {
      throw tooShort(length, GUID_BYTES);
    }
    return GUID_BYTES;
  }

  /** Reads the bytes of which {@link #idLength} told how many there are. */
  static SchemaId id(byte[] bytes, int offset, int length) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes, offset + 1, length - 1);
    return length == PREFIX_BYTES
        ? new SchemaId.Id(buffer.getInt())
        : new SchemaId.Guid(new UUID(buffer.getLong(), buffer.getLong()));
  }

  private static SerializationException tooShort(int length, int needed) {
    return malformed("%d bytes, and the schema's id alone has %d".formatted(length, needed));
  }

  private static SerializationException malformed(String why) {
    return new SerializationException("not in the Confluent wire format: " + why);
  }
}
