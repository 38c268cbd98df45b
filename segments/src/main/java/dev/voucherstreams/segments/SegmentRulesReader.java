package dev.voucherstreams.segments;

import dev.voucherstreams.segments.SegmentRules.Counting;
import dev.voucherstreams.segments.YamlSource.YamlFields;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads segment rules from a file, or from one that is shipped, and refuses what is not valid.
 * Lists are checked as they grow, one element at a time, so that an error carries the line of the
 * element that breaks the rule, not of the whole list.
 */
public final class SegmentRulesReader {
  private static final String SHIPPED = "classpath:";

  private final YamlSource source;

  private SegmentRulesReader(String sourceName) {
    this.source = new YamlSource(sourceName);
  }

  /** The rules at a location: {@code classpath:segments.yml}, or the path of a file. */
  public static SegmentRules read(String location) {
    try (InputStream file =
        location.startsWith(SHIPPED)
            ? shipped(location)
            : Files.newInputStream(Path.of(location))) {
      return parse(location, file.readAllBytes());
    } catch (NoSuchFileException e) {
      throw new SegmentRulesException(location + ": there is no such file", e);
    } catch (IOException e) {
      throw new SegmentRulesException(location + ": can't be read: " + e.getMessage(), e);
    }
  }

  private static InputStream shipped(String location) throws NoSuchFileException {
    String name = "/" + location.substring(SHIPPED.length());
    InputStream file = SegmentRulesReader.class.getResourceAsStream(name);
    if (file == null) {
      throw new NoSuchFileException(location);
    }
    return file;
  }

  /**
   * The rules in a text.
   *
   * @param source what errors call it
   */
  public static SegmentRules parse(String source, String text) {
    return new SegmentRulesReader(source).rules(text);
  }

  private static SegmentRules parse(String source, byte[] bytes) {
    try {
      /* A decoder of our own: new String(…) would replace what isn't UTF-8 without a word. */
      return parse(
          source, StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      throw new SegmentRulesException(source + ": is not UTF-8 text", e);
    }
  }

  private SegmentRules rules(String text) {
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

  static String spelling(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static List<String> spellings(Enum<?>[] values) {
    return Arrays.stream(values).map(SegmentRulesReader::spelling).toList();
  }

  private <T> T valid(Node node, Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException e) {
      throw source.error(node, String.valueOf(e.getMessage()), e);
    }
  }
}
