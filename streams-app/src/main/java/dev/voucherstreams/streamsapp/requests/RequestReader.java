package dev.voucherstreams.streamsapp.requests;

import dev.voucherstreams.streamsapp.deadletter.RefusedRecords;
import dev.voucherstreams.streamsapp.deadletter.UnreadableRecordException;
import java.util.Map;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads the requests of one topic, up to a length: the same as over HTTP, and short enough for a
 * result, which has the key and headers of its request and shows values in its errors, to fit into
 * a record.
 *
 * @param topic where they come from
 * @param format makes fields of a value, whose bytes may need the headers
 * @param maxBytes how long a request may be, its key and headers included
 */
record RequestReader(String topic, Format format, int maxBytes) {

  /** Reads the fields of requests in one format. */
  interface Format {

    /** Returns the fields of a value; one that is missing isn't there. */
    Map<String, @Nullable Object> read(String topic, Headers headers, byte[] value);
  }

  /**
   * @throws UnreadableRecordException if the record is no request
   */
  Request read(FixedKeyRecord<byte[], byte[]> record) {
    requireLength(record);
    try {
      return new Request(format.read(topic, record.headers(), record.value()));
    } catch (RuntimeException e) {
      throw UnreadableRecordException.of(e);
    }
  }

  private void requireLength(FixedKeyRecord<byte[], byte @Nullable []> record) {
    byte[] value = record.value();
    if (value == null) {
      throw unreadable("a request needs a value, but this record has none");
    }
    int bytes = RefusedRecords.length(record.key(), value, record.headers());
    if (bytes > maxBytes) {
      throw unreadable(
          "a request has at most %d bytes with its key and headers (voucher.requests.max-bytes), this one has %d"
              .formatted(maxBytes, bytes));
    }
  }

  private static UnreadableRecordException unreadable(String why) {
    return new UnreadableRecordException(new SerializationException(why));
  }
}
