package dev.voucherstreams.avroserde;

import java.io.IOException;

/**
 * Reads records of one schema, without what names it, for one thread.
 *
 * @param <T> the type of the records
 */
interface BytesReader<T> {

  /**
   * Reads the record between two offsets.
   *
   * @throws IOException if the bytes are no such record
   * @throws RuntimeException the same, as Avro has it
   */
  T read(byte[] bytes, int from, int end) throws IOException;
}
