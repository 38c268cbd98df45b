package dev.voucherstreams.avroserde;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.kafka.common.errors.SerializationException;

/**
 * The calls of the Confluent registry REST API that are needed here. It caches nothing; each call
 * waits for a registry that is away, as {@link RegistryHttp} says.
 */
final class SchemaRegistryClient {

  private static final String ID = "id";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final RegistryHttp http;

  SchemaRegistryClient(AvroSerdeConfig config) {
    this.http = new RegistryHttp(config);
  }

  /** A schema under the id that the registry gave it. */
  record Registered(int id, Schema schema) {}

  /** Registers the schema, or finds it registered, and returns its id. */
  int register(String subject, Schema schema) {
    return post(subjectPath(subject) + "/versions", schema).number(ID);
  }

  /** Returns the id of a schema that must be registered already, however it is laid out there. */
  int lookUp(String subject, Schema schema) {
    RegistryAnswer exact = post(subjectPath(subject), schema);
    RegistryAnswer answer =
        exact.isUnknown() ? post(subjectPath(subject) + "?normalize=true", schema) : exact;
    requireKnown(answer, schema.getFullName(), subject);
    return answer.number(ID);
  }

  /** Returns the newest schema of the subject. */
  Registered latest(String subject) {
    RegistryAnswer answer = get(subjectPath(subject) + "/versions/latest");
    requireKnown(answer, "schema", subject);
    return new Registered(answer.number(ID), schema(answer));
  }

  private static void requireKnown(RegistryAnswer answer, String what, String subject) {
    if (answer.isUnknown()) {
      throw new SerializationException(
          "no %s is registered under %s: register its schema, or set %s=true"
              .formatted(what, subject, AvroSerdeConfig.AUTO_REGISTER_SCHEMAS));
    }
  }

  /** Returns the schema that a record names. */
  Schema byId(SchemaId id) {
    return id instanceof SchemaId.Guid guid
        ? byGuid(guid.guid())
        : schema(get("/schemas/ids/" + ((SchemaId.Id) id).number()));
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
    return schema(answer);
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
    String body = JSON.createObjectNode().put("compatibility", level).toString();
    http.send(configPath(subject), request -> request.PUT(BodyPublishers.ofString(body))).json();
  }

  private RegistryAnswer get(String path) {
    return http.send(path, HttpRequest.Builder::GET);
  }

  private RegistryAnswer post(String path, Schema schema) {
    String text = withoutJava(schema).toString();
    String body = JSON.createObjectNode().put("schema", text).toString();
    return http.send(path, request -> request.POST(BodyPublishers.ofString(body)));
  }

  /**
   * Returns the schema without what Avro's compiler notes for Java in those of generated classes.
   * In the registry they are everybody's, and must be those of the {@code .avsc} files, which
   * somebody may have registered.
   */
  static Schema withoutJava(Schema schema) {
    try {
      JsonNode tree = JSON.readTree(schema.toString());
      removeJava(tree);
      return new Schema.Parser().parse(tree.toString());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a schema that is no JSON: " + schema, e);
    }
  }

  private static void removeJava(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.remove(GenericData.STRING_PROP);
    }
    node.forEach(SchemaRegistryClient::removeJava);
  }

  private Schema schema(RegistryAnswer answer) {
    return new RegisteredSchema(this::version).of(answer);
  }

  private RegistryAnswer version(String subject, int version) {
    return get(subjectPath(subject) + "/versions/" + version);
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
