package dev.voucherstreams.avroserde;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Makes one schema of what the registry answers, which may use types that are registered under
 * subjects of their own. Registries also have schemas that are not Avro's, and some that Avro for
 * Java refuses, such as a long whose default is null: whatever is wrong with one is about the
 * records that are written with it.
 */
final class RegisteredSchema {

  private static final String AVRO = "AVRO";
  private static final long MOST_TYPES = 10_000;

  private final BiFunction<String, Integer, RegistryAnswer> versions;
  private final Schema.Parser parser = new Schema.Parser();
  private final Set<String> asked = new HashSet<>();
  private final IdentityHashMap<Schema, Long> sizes = new IdentityHashMap<>();

  /**
   * @param versions asks for a version of a subject
   */
  RegisteredSchema(BiFunction<String, Integer, RegistryAnswer> versions) {
    this.versions = versions;
  }

  /**
   * Returns the schema. May be called once.
   *
   * @throws SerializationException if there is none that can be used, with what is wrong with it
   * @throws SchemaRegistryUnavailableException if there is no registry
   */
  Schema of(RegistryAnswer answer) {
    try {
      Schema schema = add(answer);
      if (size(schema) > MOST_TYPES) {
        throw new SerializationException(
            "the schema of %s has more than %d types, once all are written out"
                .formatted(answer.uri(), MOST_TYPES));
      }
      return schema;
    } catch (SerializationException | SchemaRegistryUnavailableException | InterruptException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      throw new SerializationException(
          "the schema of %s is no Avro schema that can be used: %s"
              .formatted(answer.uri(), RegistryAnswer.shown(e.toString())),
          e);
    }
  }

  private Schema add(RegistryAnswer answer) {
    String type = answer.json().path("schemaType").asText(AVRO);
    if (!type.equals(AVRO)) {
      throw new SerializationException(
          "the schema of %s is of the type %s, not Avro".formatted(answer.uri(), type));
    }
    String text = answer.text("schema");
    answer.json().path("references").forEach(this::addType);
    return parser.parse(text);
  }

  /* Each once: two types may use a third, and nothing forbids a registry to have a circle. */
  private void addType(JsonNode reference) {
    if (asked.add(reference.path("name").asText())) {
      String subject = reference.path("subject").asText();
      int version = reference.path("version").asInt();
      if (subject.isEmpty() || version == 0) {
        throw new SerializationException("no reference to another schema: " + reference);
      }
      RegistryAnswer answer = versions.apply(subject, version);
      if (answer.isUnknownPath()) {
        throw new SerializationException(
            "the schema registry has no version %d of %s, which the schema uses (%s: status %d)"
                .formatted(version, subject, answer.uri(), answer.status()));
      }
      Schema unused = add(answer);
    }
  }

  /*
   * How many types there are once each use of a named type is written out, which is what Avro does
   * to read. A few lines can name a type that names another twice, which names a third twice, and so
   * on: a record of no bytes that takes years.
   */
  private long size(Schema schema) {
    Long size = sizes.get(schema);
    if (size == null) {
      sizes.put(schema, 1L); // within itself it takes bytes to go on, and these are few
      size = parts(schema).stream().mapToLong(this::size).reduce(1L, RegisteredSchema::add);
      sizes.put(schema, size);
    }
    return size;
  }

  private static long add(long one, long other) {
    long sum = one + other;
    return sum < 0 ? Long.MAX_VALUE : sum;
  }

  private static List<Schema> parts(Schema schema) {
    return switch (schema.getType()) {
      case RECORD -> schema.getFields().stream().map(Schema.Field::schema).toList();
      case UNION -> schema.getTypes();
      case ARRAY -> List.of(schema.getElementType());
      case MAP -> List.of(schema.getValueType());
      default -> List.of();
    };
  }
}
