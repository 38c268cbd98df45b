package dev.voucherstreams.segments.request;

import java.math.BigInteger;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads an integer as pydantic 1 does, which is as Python's {@code int()} does: text with blanks
 * around, a sign and single underscores between digits, digits of any script, up to 4,300
 * characters; numbers with the fraction cut off; booleans as 0 and 1. What doesn't fit in 64 bits
 * is no integer to us.
 */
final class PythonInteger {
  private static final double TWO_TO_THE_63 = 0x1p63;
  private static final int LONGEST_TEXT = 4_300;
  private static final Pattern STRAY_UNDERSCORE = Pattern.compile("(?<!\\p{Nd})_|_(?!\\p{Nd})");

  private PythonInteger() {}

  static OptionalLong of(@Nullable Object value) {
    if (value instanceof String text) {
      return parse(text);
    } else if (value instanceof Boolean flag) {
      return OptionalLong.of(flag ? 1 : 0);
    } else if (value instanceof BigInteger big) {
      return big.bitLength() < Long.SIZE ? OptionalLong.of(big.longValue()) : OptionalLong.empty();
    } else if (value instanceof Long || value instanceof Integer) {
      return OptionalLong.of(((Number) value).longValue());
    }
    return value instanceof Number number ? cut(number.doubleValue()) : OptionalLong.empty();
  }

  /* Python reads every number with a fraction as a double, so that is where precision ends. */
  private static OptionalLong cut(double number) {
    boolean fits = number >= -TWO_TO_THE_63 && number < TWO_TO_THE_63;
    return fits ? OptionalLong.of((long) number) : OptionalLong.empty();
  }

  static OptionalLong parse(String text) {
    if (text.codePointCount(0, text.length()) > LONGEST_TEXT) {
      return OptionalLong.empty();
    }
    int start = 0;
    int end = text.length();
    while (start < end && isBlank(text.charAt(start))) {
      start++;
    }
    while (end > start && isBlank(text.charAt(end - 1))) {
      end--;
    }
    String number = withoutPairs(text.substring(start, end));
    return STRAY_UNDERSCORE.matcher(number).find()
        ? OptionalLong.empty()
        : plain(number.replace("_", ""));
  }

  /* Java agrees with Python on the rest: one sign, digits of any script. */
  private static OptionalLong plain(String number) {
    try {
      return OptionalLong.of(Long.parseLong(number));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  /* Of some scripts a digit takes two chars, and Java's parsers look at each by itself. */
  private static String withoutPairs(String number) {
    if (number.chars().noneMatch(character -> Character.isSurrogate((char) character))) {
      return number;
    }
    StringBuilder digits = new StringBuilder();
    number
        .codePoints()
        .map(point -> Character.isDigit(point) ? '0' + Character.digit(point, 10) : point)
        .forEach(digits::appendCodePoint);
    return digits.toString();
  }

  private static boolean isBlank(char character) {
    return character < 0x80
        ? character == ' ' || (character >= '\t' && character <= '\r')
        : character == 0x85 || Character.isSpaceChar(character);
  }
}
