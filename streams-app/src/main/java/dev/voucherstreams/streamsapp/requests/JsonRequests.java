package dev.voucherstreams.streamsapp.requests;

import dev.voucherstreams.schemas.json.RequestJson;
import java.util.Map;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;

/** Reads the fields of requests that come as JSON, as leniently as over HTTP. */
final class JsonRequests implements Deserializer<Map<String, @Nullable Object>> {

  private final ObjectReader reader;

  /** For requests up to this length. */
  JsonRequests(int maxBytes) {
    reader = RequestJson.mapper(maxBytes).build().readerFor(Object.class);
  }

  /**
   * @throws SerializationException if the bytes are no JSON object
   */
  @Override
  public Map<String, @Nullable Object> deserialize(String topic, byte[] data) {
    return RequestJson.fields(parse(data))
        .orElseThrow(() -> new SerializationException("JSON, but not an object"));
  }

  private @Nullable Object parse(byte[] data) {
    try {
      return reader.readValue(data);
    } catch (JacksonException e) {
      throw new SerializationException("not JSON: " + e.getOriginalMessage(), e);
    }
  }
}
