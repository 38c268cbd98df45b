package dev.voucherstreams.segments;

import java.io.StringReader;
import java.util.LinkedHashMap;
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
}
