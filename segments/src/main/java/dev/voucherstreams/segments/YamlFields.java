package dev.voucherstreams.segments;

import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The keys and values of one YAML mapping, asked for by name; what is wrong is told by line. */
record YamlFields(YamlSource source, Node mapping, Map<String, Node> fields) {

  boolean has(String key) {
    return fields.containsKey(key);
  }

  String text(String key) {
    Node node = required(key);
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    throw source.error(node, "'" + key + "' is not a single value");
  }

  long number(String key) {
    String text = text(key);
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw error(key, "is '" + text + "', not a whole number");
    }
  }

  List<Node> list(String key) {
    Node node = required(key);
    if (node instanceof SequenceNode sequence && !sequence.getValue().isEmpty()) {
      return sequence.getValue();
    }
    throw source.error(node, "'" + key + "' is not a list with something in it");
  }

  SegmentRulesException error(String key, String problem) {
    return source.error(required(key), "'" + key + "' " + problem);
  }

  private Node required(String key) {
    Node node = fields.get(key);
    if (node == null) {
      throw source.error(mapping, "key '" + key + "' is missing");
    }
    return node;
  }
}
