package dev.voucherstreams.segments;

import java.util.regex.Pattern;

/**
 * Names one segment of one country. Its text, {@code Peru|frequent_segment|13-37}, is the key of
 * the segment's records and rows, and {@link #parse} reads it back.
 */
public record SegmentKey(String country, String type, String segment) {
  private static final String SEPARATOR = "|";
  private static final Pattern SPLIT = Pattern.compile(SEPARATOR, Pattern.LITERAL);

  public SegmentKey {
    requirePart("country", country);
    requirePart("segment type", type);
    requirePart("segment label", segment);
  }

  /** The key that {@link #toString} gave this text for. */
  public static SegmentKey parse(String text) {
    String[] parts = SPLIT.split(text, -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException("not Country|type|segment: '" + text + "'");
    }
    return new SegmentKey(parts[0], parts[1], parts[2]);
  }

  /** Refuses what could not be a part of a key. */
  static void requirePart(String what, String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException(what + " is empty");
    }
    if (value.contains(SEPARATOR)) {
      throw new IllegalArgumentException(what + " contains '|': '" + value + "'");
    }
    if (hasControlCharacter(value)) {
      throw new IllegalArgumentException(what + " contains a control character: '" + value + "'");
    }
  }

  /* A loop, not a stream: a key is made for every request. */
  private static boolean hasControlCharacter(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (Character.isISOControl(value.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  @Override
  public String toString() {
    return country + SEPARATOR + type + SEPARATOR + segment;
  }
}
