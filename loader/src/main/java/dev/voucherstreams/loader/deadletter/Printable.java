package dev.voucherstreams.loader.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HexFormat;
import java.util.Optional;

/** Makes of what anybody may have sent something that a terminal can show in a line. */
final class Printable {

  private static final int MAX_CHARACTERS = 500;
  private static final int MAX_BYTES = 32;

  private Printable() {}

  /** The text without control characters, and only so much of it. */
  static String text(String text) {
    StringBuilder line = new StringBuilder();
    text.codePoints().limit(MAX_CHARACTERS).forEach(character -> append(character, line));
    int rest = text.codePointCount(0, text.length()) - MAX_CHARACTERS;
    return rest > 0
        ? line.append(" … and ").append(rest).append(" more").toString()
        : line.toString();
  }

  private static void append(int character, StringBuilder line) {
    if (isPrintable(character)) {
      line.appendCodePoint(character);
    } else {
      line.append(String.format("\\u%04x", character));
    }
  }

  private static boolean isPrintable(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  /** Text as it is, other bytes as hexadecimal digits, and only so much of them. */
  static String bytes(byte[] bytes) {
    return asText(bytes).map(Printable::text).orElseGet(() -> hex(bytes));
  }

  private static Optional<String> asText(byte[] bytes) {
    try {
      String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return Optional.of(text).filter(Printable::isText);
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static boolean isText(String text) {
    return text.codePoints().allMatch(each -> isPrintable(each) || Character.isWhitespace(each));
  }

  private static String hex(byte[] bytes) {
    int shown = Math.min(bytes.length, MAX_BYTES);
    String digits = HexFormat.ofDelimiter(" ").formatHex(bytes, 0, shown);
    return "%s%s (%d bytes)".formatted(digits, shown < bytes.length ? " …" : "", bytes.length);
  }
}
