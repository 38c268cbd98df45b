package dev.voucherstreams.streamsapp.requests;

import dev.voucherstreams.schemas.json.RequestJson;
import java.util.Map;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;

/** Reads the fields of requests that come as JSON, as leniently as over HTTP. */
final class JsonRequests implements RequestReader.Format {

  /* What serializers that speak to a schema registry begin a value with; JSON never does. */
  private static final byte WIRE_FORMAT_ID = 0;
  private static final byte WIRE_FORMAT_GUID = 1;

  private final ObjectReader reader;
  private final String topicOfAvro;

  JsonRequests(int maxBytes, String topicOfAvro) {
    this.reader = RequestJson.mapper(maxBytes).build().readerFor(Object.class);
    this.topicOfAvro = topicOfAvro;
  }

  /**
   * @throws SerializationException if the bytes are no JSON object
   */
  @Override
  public Map<String, @Nullable Object> read(String topic, Headers headers, byte[] data) {
    return RequestJson.fields(parse(data))
        .orElseThrow(() -> new SerializationException("JSON, but not an object"));
  }

  private @Nullable Object parse(byte[] data) {
    if (data.length > 0 && (data[0] == WIRE_FORMAT_ID || data[0] == WIRE_FORMAT_GUID)) {
      throw new SerializationException(
          "not JSON: it begins with a schema id; send JSON without it, or Avro to " + topicOfAvro);
    }
    try {
      return reader.readValue(data);
    } catch (JacksonException e) {
      throw new SerializationException("not JSON: " + e.getOriginalMessage(), e);
    }
  }
}
