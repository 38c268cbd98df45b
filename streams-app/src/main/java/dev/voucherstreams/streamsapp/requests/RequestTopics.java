package dev.voucherstreams.streamsapp.requests;

import dev.voucherstreams.avroserde.AvroSerdes;
import dev.voucherstreams.events.VoucherRequest;
import dev.voucherstreams.events.VoucherResult;
import dev.voucherstreams.schemas.Topics;
import dev.voucherstreams.streamsapp.kafka.Topic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** The topics and serdes of the request resolver. */
public final class RequestTopics {

  /**
   * One of the formats that requests come in, answered in kind.
   *
   * @param name its name in meters and in the names of the topology's nodes
   * @param requests where its requests come from, and how they are read; keys are the client's own,
   *     and only copied
   * @param results where its results go, unless the request names another topic
   */
  record RequestFormat(
      String name, RequestReader requests, Topic<byte[], AddressedResult> results) {}

  private final Topics names;
  private final Map<String, ?> serdeConfig;
  private final int maxBytes;
  private final List<RequestFormat> formats;

  /**
   * @param serdeConfig as {@link AvroSerdes} and the serde have it
   * @param maxBytes how long a request may be
   */
  public RequestTopics(Topics names, Map<String, ?> serdeConfig, int maxBytes) {
    this.names = names;
    this.serdeConfig = Map.copyOf(serdeConfig);
    this.maxBytes = maxBytes;
    this.formats = List.of(avro(), json());
  }

  /** The formats that requests come in. */
  List<RequestFormat> formats() {
    return formats;
  }

  private RequestFormat avro() {
    Deserializer<VoucherRequest> requests = avro(VoucherRequest.class).deserializer();
    return format(
        "avro",
        new RequestReader(
            names.voucherRequests(),
            (topic, headers, value) -> fields(requests.deserialize(topic, headers, value)),
            maxBytes),
        names.voucherResults(),
        avro(VoucherResult.class).serializer());
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

  private RequestFormat json() {
    return format(
        "json",
        new RequestReader(
            names.voucherRequestsJson(),
            new JsonRequests(maxBytes, names.voucherRequests()),
            maxBytes),
        names.voucherResultsJson(),
        new JsonResults(maxBytes));
  }

  private RequestFormat format(
      String name, RequestReader requests, String results, Serializer<VoucherResult> writer) {
    return new RequestFormat(
        name,
        requests,
        new Topic<>(results, Serdes.ByteArray(), onlyWritten(new AddressedResult.Writer(writer))));
  }

  private <T extends SpecificRecord> Serde<T> avro(Class<T> type) {
    return AvroSerdes.values(type, serdeConfig);
  }

  private static <T> Serde<T> onlyWritten(Serializer<T> writer) {
    return Serdes.serdeFrom(
        writer,
        (topic, bytes) -> {
          throw new UnsupportedOperationException(topic + " is only written");
        });
  }
}
