package dev.voucherstreams.schemas.serde;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;
import org.apache.kafka.common.errors.SerializationException;

/**
 * The calls of the Confluent registry REST API that a serde needs. It caches nothing; each call
 * waits for a registry that is away, as {@link RegistryHttp} says.
 */
final class SchemaRegistryClient {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final RegistryHttp http;

  SchemaRegistryClient(AvroSerdeConfig config) {
    this.http = new RegistryHttp(config);
  }

  /** A schema under the id that the registry gave it. */
  record Registered(int id, Schema schema) {}

  /** Registers the schema, or finds it registered, and returns its id. */
  int register(String subject, Schema schema) {
    return post("/subjects/" + encode(subject) + "/versions", schema).get("id").asInt();
  }

  /** Returns the id of a schema that must be registered already. */
  int lookUp(String subject, Schema schema) {
    return post("/subjects/" + encode(subject), schema).get("id").asInt();
  }

  /** Returns the newest schema of the subject. */
  Registered latest(String subject) {
    JsonNode answer = get("/subjects/" + encode(subject) + "/versions/latest");
    return new Registered(answer.get("id").asInt(), parse(answer));
  }

  /** Returns the schema that was registered under the id. */
  Schema byId(int id) {
    return parse(get("/schemas/ids/" + id));
  }

  private JsonNode get(String path) {
    return answer(http.send(path, HttpRequest.Builder::GET));
  }

  private JsonNode post(String path, Schema schema) {
    String body = JsonNodeFactory.instance.objectNode().put("schema", schema.toString()).toString();
    BodyPublisher publisher = BodyPublishers.ofString(body);
    return answer(http.send(path, request -> request.POST(publisher)));
  }

  private static JsonNode answer(HttpResponse<String> response) {
    if (response.statusCode() / 100 != 2) {
      throw new SerializationException(
          "the schema registry refused %s with status %d: %s"
              .formatted(response.uri(), response.statusCode(), response.body()));
    }
    try {
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw unreadable(response.uri(), e);
    }
  }

  private static SerializationException unreadable(URI uri, Exception cause) {
    return new SerializationException(
        "what answers at " + uri + " is no schema registry; check schema.registry.url", cause);
  }

  private static Schema parse(JsonNode answer) {
    try {
      return new Schema.Parser().parse(answer.get("schema").asText());
    } catch (SchemaParseException e) {
      throw new SerializationException("the registered schema is not an Avro schema", e);
    }
  }

  private static String encode(String subject) {
    return URLEncoder.encode(subject, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
