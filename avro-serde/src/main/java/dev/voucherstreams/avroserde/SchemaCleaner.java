package dev.voucherstreams.avroserde;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/**
 * What Avro's compiler notes for Java in the schemas of generated classes. The registry gets
 * schemas without it: they are everybody's, and must be those of the {@code .avsc} files, which
 * somebody may have registered.
 */
final class SchemaCleaner {

  private static final ObjectMapper JSON = new ObjectMapper();

  private SchemaCleaner() {}

  /** Returns the schema without them. */
  static Schema removeFrom(Schema schema) {
    try {
      JsonNode tree = JSON.readTree(schema.toString());
      removeFrom(tree);
      return new Schema.Parser().parse(tree.toString());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a schema that is no JSON: " + schema, e);
    }
  }

  private static void removeFrom(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.remove(GenericData.STRING_PROP);
    }
    node.forEach(SchemaCleaner::removeFrom);
  }
}
