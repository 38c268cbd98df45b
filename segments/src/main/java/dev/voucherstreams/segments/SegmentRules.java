package dev.voucherstreams.segments;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.Yaml;

/** What the segments are, type by type, and how an order counts in them. Names are unique. */
public record SegmentRules(List<SegmentType> types, Counting counting) {

  /** How an order that lacks a segment in one type counts in the others. */
  public enum Counting {
    /** Each type is on its own: the order counts wherever it falls in a segment. */
    EACH_TYPE,
    /** The order counts only if it falls in a segment of every type. */
    ALL_TYPES
  }

  /* CountingRule has a ready answer for each combination; real rules have a few dozen. */
  private static final long MAX_COMBINATIONS = 100_000;
  private static final int FINGERPRINT_BYTES = 8;

  public SegmentRules {
    types = List.copyOf(types);
    if (types.isEmpty()) {
      throw new IllegalArgumentException("no segment types");
    }
    Set<String> names = new HashSet<>();
    double combinations = 1;
    for (SegmentType type : types) {
      if (!names.add(type.name())) {
        throw new IllegalArgumentException("two segment types " + type.name());
      }
      combinations *= type.segments().size() + 1;
    }
    if (combinations > MAX_COMBINATIONS) {
      throw new IllegalArgumentException(
          "too many combinations of segments: more than " + MAX_COMBINATIONS);
    }
  }

  /** The rules that are shipped, {@code segments.yml}. */
  public static SegmentRules standard() {
    return SegmentRulesReader.read("classpath:segments.yml");
  }

  /** The type of this name, if there is one. */
  public Optional<SegmentType> type(String name) {
    return types.stream().filter(type -> type.name().equals(name)).findFirst();
  }

  /** Every segment of every one of these countries, in the order of the rules. */
  public List<SegmentKey> keys(Collection<String> countries) {
    return countries.stream()
        .flatMap(country -> types.stream().flatMap(type -> keys(country, type).stream()))
        .toList();
  }

  private static List<SegmentKey> keys(String country, SegmentType type) {
    return type.segments().stream()
        .map(segment -> new SegmentKey(country, type.name(), segment.label()))
        .toList();
  }

  /** The rules as their file is written, which {@link SegmentRulesReader#parse} reads back. */
  public String yaml() {
    return new Yaml()
        .dump(
            Map.of(
                "counting",
                SegmentRulesReader.spelling(counting),
                "types",
                types.stream().map(SegmentRules::mapping).toList()));
  }

  private static Map<String, Object> mapping(SegmentType type) {
    return Map.of(
        "name",
        type.name(),
        "measure",
        SegmentRulesReader.spelling(type.measure()),
        "segments",
        type.segments().stream().map(SegmentRules::mapping).toList());
  }

  private static Map<String, Object> mapping(Segment segment) {
    return segment.until() == Segment.OPEN_END
        ? Map.of("label", segment.label(), "from", segment.from())
        : Map.of("label", segment.label(), "from", segment.from(), "until", segment.until());
  }

  /** Short hex text that is the same for the same rules, however their file is laid out. */
  public String fingerprint() {
    return Fingerprint.of(canonical(), FINGERPRINT_BYTES);
  }

  /* One fact a line. Names can hold no line break, so no two sets of rules have the same text. */
  private String canonical() {
    StringBuilder text = new StringBuilder("counting=" + counting + "\n");
    for (SegmentType type : types) {
      text.append("type=").append(type.name()).append('|').append(type.measure()).append('\n');
      for (Segment segment : type.segments()) {
        text.append("segment=").append(segment.label());
        text.append('|').append(segment.from()).append('|').append(segment.until()).append('\n');
      }
    }
    return text.toString();
  }
}
