package dev.voucherstreams.streamsapp.requests;

import dev.voucherstreams.events.VoucherRequest;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Reads the fields of requests that come as Avro. A null field is one that is missing. */
record AvroRequests(Deserializer<VoucherRequest> avro)
    implements Deserializer<Map<String, @Nullable Object>> {

  @Override
  public Map<String, @Nullable Object> deserialize(String topic, byte[] data) {
    return fields(avro.deserialize(topic, data));
  }

  @Override
  public Map<String, @Nullable Object> deserialize(String topic, Headers headers, byte[] data) {
    return fields(avro.deserialize(topic, headers, data));
  }

  private static Map<String, @Nullable Object> fields(VoucherRequest request) {
    Map<String, @Nullable Object> fields = new HashMap<>();
    for (Schema.Field field : request.getSchema().getFields()) {
      Object value = request.get(field.pos());
      if (value != null) {
        fields.put(field.name(), value);
      }
    }
    return fields;
  }
}
