package dev.voucherstreams.streamsapp.requests;

import java.util.function.Function;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads requests, of any format, up to a length: the same as over HTTP, and short enough for a
 * result that shows the request's values in its errors to fit into a record.
 *
 * @param <T> what the format reads
 */
final class RequestDeserializer<T> implements Deserializer<Request> {

  private final Deserializer<T> format;
  private final Function<T, Request> toRequest;
  private final int maxBytes;

  RequestDeserializer(Deserializer<T> format, Function<T, Request> toRequest, int maxBytes) {
    this.format = format;
    this.toRequest = toRequest;
    this.maxBytes = maxBytes;
  }

  /**
   * @throws SerializationException if the bytes are no request
   */
  @Override
  public Request deserialize(String topic, Headers headers, byte @Nullable [] data) {
    requireLength(data);
    return toRequest.apply(format.deserialize(topic, headers, data));
  }

  @Override
  public Request deserialize(String topic, byte @Nullable [] data) {
    requireLength(data);
    return toRequest.apply(format.deserialize(topic, data));
  }

  private void requireLength(byte @Nullable [] data) {
    if (data == null) {
      throw new SerializationException("a request needs a value, but this record has none");
    }
    if (data.length > maxBytes) {
      throw new SerializationException(
          "a request has at most %d bytes (voucher.requests.max-bytes), this one has %d"
              .formatted(maxBytes, data.length));
    }
  }
}
