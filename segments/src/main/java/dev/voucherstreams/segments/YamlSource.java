package dev.voucherstreams.segments;

import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A named YAML text, read as nodes that know their line; its errors say where. Nodes are never
 * turned into Java objects, so a text can't make any.
 */
record YamlSource(String name) {

  /** The one document of the text. */
  Node compose(String text) {
    try {
      Node root =
          new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(text));
      if (root == null) {
        throw new SegmentRulesException(name + ": is empty");
      }
      return root;
    } catch (MarkedYAMLException e) {
      String where =
          e.getProblemMark() == null ? "" : ", line " + (e.getProblemMark().getLine() + 1);
      throw new SegmentRulesException(name + where + ": is not YAML: " + e.getProblem(), e);
    } catch (YAMLException e) {
      throw new SegmentRulesException(name + ": is not YAML: " + e.getMessage(), e);
    }
  }

  /** The node as a mapping that has no keys but the known ones, and none twice. */
  YamlFields fields(Node node, Set<String> known) {
    if (!(node instanceof MappingNode mapping)) {
      throw error(node, "expected the keys " + known.stream().sorted().toList());
    }
    Map<String, Node> fields = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
      if (!known.contains(key)) {
        throw error(tuple.getKeyNode(), "unknown key '" + key + "'");
      }
      if (fields.put(key, tuple.getValueNode()) != null) {
        throw error(tuple.getKeyNode(), "key '" + key + "' is given twice");
      }
    }
    return new YamlFields(this, mapping, fields);
  }

  SegmentRulesException error(Node node, String problem) {
    return error(node, problem, null);
  }

  SegmentRulesException error(Node node, String problem, @Nullable Throwable cause) {
    int line = node.getStartMark().getLine() + 1;
    return new SegmentRulesException(name + ", line " + line + ": " + problem, cause);
  }

  /** The keys and values of one YAML mapping, asked for by name; what is wrong is told by line. */
  record YamlFields(YamlSource source, Node mapping, Map<String, Node> byKey) {

    boolean has(String key) {
      return byKey.containsKey(key);
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
      Node node = byKey.get(key);
      if (node == null) {
        throw source.error(mapping, "key '" + key + "' is missing");
      }
      return node;
    }
  }
}
