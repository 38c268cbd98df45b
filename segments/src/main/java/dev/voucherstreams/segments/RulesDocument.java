package dev.voucherstreams.segments;

import dev.voucherstreams.segments.SegmentRules.Counting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.yaml.snakeyaml.nodes.Node;

/**
 * A YAML document as segment rules. Lists are checked as they grow, one element at a time, so that
 * an error carries the line of the element that breaks the rule, not of the whole list.
 */
final class RulesDocument {
  private final YamlSource source;

  RulesDocument(String sourceName) {
    this.source = new YamlSource(sourceName);
  }

  SegmentRules rules(String text) {
    YamlFields root = source.fields(source.compose(text), Set.of("counting", "types"));
    Counting counting = choice(root, "counting", Counting.values());
    List<SegmentType> types = new ArrayList<>();
    for (Node node : root.list("types")) {
      types.add(type(node));
      valid(node, () -> new SegmentRules(types, counting));
    }
    return new SegmentRules(types, counting);
  }

  private SegmentType type(Node node) {
    YamlFields fields = source.fields(node, Set.of("name", "measure", "segments"));
    String name = fields.text("name");
    Measure measure = choice(fields, "measure", Measure.values());
    List<Segment> segments = new ArrayList<>();
    for (Node segment : fields.list("segments")) {
      segments.add(segment(segment));
      valid(segment, () -> new SegmentType(name, measure, segments));
    }
    return new SegmentType(name, measure, segments);
  }

  private Segment segment(Node node) {
    YamlFields fields = source.fields(node, Set.of("label", "from", "until"));
    String label = fields.text("label");
    long from = fields.number("from");
    long until = fields.has("until") ? fields.number("until") : Segment.OPEN_END;
    return valid(node, () -> new Segment(label, from, until));
  }

  private <E extends Enum<E>> E choice(YamlFields fields, String key, E[] values) {
    String text = fields.text(key);
    return Arrays.stream(values)
        .filter(value -> spelling(value).equals(text))
        .findFirst()
        .orElseThrow(() -> fields.error(key, "is '" + text + "', not one of " + spellings(values)));
  }

  private static String spelling(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static List<String> spellings(Enum<?>[] values) {
    return Arrays.stream(values).map(RulesDocument::spelling).toList();
  }

  private <T> T valid(Node node, Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException e) {
      throw source.error(node, String.valueOf(e.getMessage()), e);
    }
  }
}
