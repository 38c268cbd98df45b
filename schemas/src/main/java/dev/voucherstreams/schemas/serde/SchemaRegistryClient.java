package dev.voucherstreams.schemas.serde;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;
import org.apache.kafka.common.errors.SerializationException;

/**
 * The calls of the Confluent registry REST API that are needed here. It caches nothing; each call
 * waits for a registry that is away, as {@link RegistryHttp} says.
 */
final class SchemaRegistryClient {

  private final RegistryHttp http;

  SchemaRegistryClient(AvroSerdeConfig config) {
    this.http = new RegistryHttp(config);
  }

  /** A schema under the id that the registry gave it. */
  record Registered(int id, Schema schema) {}

  /** Registers the schema, or finds it registered, and returns its id. */
  int register(String subject, Schema schema) {
    return id(post(subjectPath(subject) + "/versions", schema).json());
  }

  /** Returns the id of a schema that must be registered already, however it is laid out there. */
  int lookUp(String subject, Schema schema) {
    RegistryAnswer exact = post(subjectPath(subject), schema);
    RegistryAnswer answer =
        exact.isUnknown() ? post(subjectPath(subject) + "?normalize=true", schema) : exact;
    requireKnown(answer, schema.getFullName(), subject);
    return id(answer.json());
  }

  /** Returns the newest schema of the subject. */
  Registered latest(String subject) {
    RegistryAnswer answer = get(subjectPath(subject) + "/versions/latest");
    requireKnown(answer, "schema", subject);
    return new Registered(id(answer.json()), parse(answer.json()));
  }

  private static void requireKnown(RegistryAnswer answer, String what, String subject) {
    if (answer.isUnknown()) {
      throw new SerializationException(
          "no %s is registered under %s: register its schema, or set %s=true"
              .formatted(what, subject, AvroSerdeConfig.AUTO_REGISTER_SCHEMAS));
    }
  }

  private static int id(JsonNode answer) {
    return answer.required("id").asInt();
  }

  /** Returns the schema that a record names. */
  Schema byId(SchemaId id) {
    return id instanceof SchemaId.Guid guid
        ? byGuid(guid.guid())
        : parse(get("/schemas/ids/" + ((SchemaId.Id) id).number()).json());
  }

  private Schema byGuid(UUID guid) {
    RegistryAnswer answer = get("/schemas/guids/" + guid);
    if (answer.isUnknownPath()) {
      throw new SerializationException(
          "this schema registry can't tell which schema has the GUID %s: it has no %s. Let the"
                  .formatted(guid, answer.uri().getPath())
              + " producer write schema ids instead of GUIDs (PrefixSchemaIdSerializer), or use a"
              + " registry that knows GUIDs");
    }
    return parse(answer.json());
  }

  /** Returns the compatibility level of the subject, empty if it has none of its own. */
  Optional<String> compatibility(String subject) {
    RegistryAnswer answer = get(configPath(subject));
    return answer.isUnknown()
        ? Optional.empty()
        : Optional.of(answer.json().path("compatibilityLevel").asText());
  }

  /** Sets the compatibility level of the subject. */
  void setCompatibility(String subject, String level) {
    String body = JsonNodeFactory.instance.objectNode().put("compatibility", level).toString();
    send(configPath(subject), request -> request.PUT(BodyPublishers.ofString(body))).json();
  }

  private RegistryAnswer get(String path) {
    return send(path, HttpRequest.Builder::GET);
  }

  private RegistryAnswer post(String path, Schema schema) {
    String text = JavaProperties.removeFrom(schema).toString();
    String body = JsonNodeFactory.instance.objectNode().put("schema", text).toString();
    return send(path, request -> request.POST(BodyPublishers.ofString(body)));
  }

  private RegistryAnswer send(String path, UnaryOperator<HttpRequest.Builder> method) {
    return RegistryAnswer.of(http.send(path, method));
  }

  private Schema parse(JsonNode answer) {
    try {
      Schema.Parser parser = new Schema.Parser();
      parseReferences(answer, parser);
      return parser.parse(answer.path("schema").asText());
    } catch (SchemaParseException e) {
      throw new SerializationException("the registered schema is not an Avro schema", e);
    }
  }

  /* A schema may use types that are registered under subjects of their own. */
  private void parseReferences(JsonNode answer, Schema.Parser parser) {
    for (JsonNode reference : answer.path("references")) {
      if (!parser.getTypes().containsKey(reference.path("name").asText())) {
        String subject = subjectPath(reference.path("subject").asText());
        JsonNode used = get(subject + "/versions/" + reference.path("version").asInt()).json();
        parseReferences(used, parser);
        parser.parse(used.path("schema").asText());
      }
    }
  }

  private static String subjectPath(String subject) {
    return "/subjects/" + encode(subject);
  }

  private static String configPath(String subject) {
    return "/config/" + encode(subject);
  }

  private static String encode(String subject) {
    return URLEncoder.encode(subject, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
