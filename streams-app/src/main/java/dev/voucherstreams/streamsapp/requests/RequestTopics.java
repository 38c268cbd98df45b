package dev.voucherstreams.streamsapp.requests;

import dev.voucherstreams.avroserde.AvroSerdes;
import dev.voucherstreams.events.VoucherRequest;
import dev.voucherstreams.events.VoucherResult;
import dev.voucherstreams.schemas.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** The topics and serdes of the request resolver. */
public final class RequestTopics {

  private final List<RequestFormat> formats;

  /**
   * One of the formats that requests come in, answered in kind.
   *
   * @param name its name in meters and in the names of the topology's nodes
   * @param requests where its requests come from, and how they are read; keys are the client's own,
   *     and only copied
   * @param results where its results go, unless the request names another topic
   * @param writer of its results
   */
  record RequestFormat(
      String name, RequestReader requests, String results, Serde<AddressedResult> writer) {}

  /**
   * @param serdeConfig as {@link AvroSerdes} and the serde have it
   * @param maxBytes how long a request may be
   */
  public RequestTopics(Topics names, Map<String, ?> serdeConfig, int maxBytes) {
    this.formats = List.of(avro(names, serdeConfig, maxBytes), json(names, maxBytes));
  }

  /** The formats that requests come in. */
  List<RequestFormat> formats() {
    return formats;
  }

  private static RequestFormat avro(Topics names, Map<String, ?> serdeConfig, int maxBytes) {
    Deserializer<VoucherRequest> requests =
        AvroSerdes.values(VoucherRequest.class, serdeConfig).deserializer();
    return new RequestFormat(
        "avro",
        new RequestReader(
            names.voucherRequests(),
            (topic, headers, value) -> fields(requests.deserialize(topic, headers, value)),
            maxBytes),
        names.voucherResults(),
        onlyWritten(AvroSerdes.values(VoucherResult.class, serdeConfig).serializer()));
  }

  /* A null field is one that is missing. */
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

  private static RequestFormat json(Topics names, int maxBytes) {
    return new RequestFormat(
        "json",
        new RequestReader(
            names.voucherRequestsJson(),
            new JsonRequests(maxBytes, names.voucherRequests()),
            maxBytes),
        names.voucherResultsJson(),
        onlyWritten(new JsonResults(maxBytes)));
  }

  private static Serde<AddressedResult> onlyWritten(Serializer<VoucherResult> writer) {
    return Serdes.serdeFrom(
        new AddressedResult.Writer(writer),
        (topic, bytes) -> {
          throw new UnsupportedOperationException(topic + " is only written");
        });
  }
}
