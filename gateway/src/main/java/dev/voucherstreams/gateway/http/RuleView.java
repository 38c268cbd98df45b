package dev.voucherstreams.gateway.http;

import dev.voucherstreams.segments.Measure;
import dev.voucherstreams.segments.Segment;
import dev.voucherstreams.segments.SegmentRules;
import dev.voucherstreams.segments.SegmentType;
import dev.voucherstreams.service.table.ServedTable;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The segment rules as the answers show them, in the words of their file. */
final class RuleView {

  private RuleView() {}

  /** All rules of a generation, and the countries that it counts. */
  record Rules(
      String generation,
      String fingerprint,
      List<String> countries,
      String counting,
      List<Type> types) {
    static Rules of(ServedTable table) {
      SegmentRules rules = table.rules();
      return new Rules(
          table.generation().name(),
          rules.fingerprint(),
          table.generation().countries(),
          spelled(rules.counting()),
          rules.types().stream().map(Type::of).toList());
    }
  }

  /** One way to divide customers. */
  record Type(String name, String measure, List<Range> segments) {
    static Type of(SegmentType type) {
      List<Range> segments = type.segments().stream().map(Range::of).toList();
      return new Type(type.name(), spelled(type.measure()), segments);
    }
  }

  /** A segment: from this value up to, but not including, that; no {@code until} is no end. */
  record Range(String segment, long from, @Nullable Long until) {
    static Range of(Segment segment) {
      return new Range(segment.label(), segment.from(), end(segment));
    }
  }

  /** The rule that put a customer in a segment. */
  record Chosen(String measure, long from, @Nullable Long until) {
    static Chosen of(Measure measure, Segment segment) {
      return new Chosen(spelled(measure), segment.from(), end(segment));
    }
  }

  static String spelled(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static @Nullable Long end(Segment segment) {
    return segment.until() == Segment.OPEN_END ? null : segment.until();
  }
}
