package dev.voucherstreams.loader.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Makes of what anybody may have sent something that a terminal can show in a line. */
final class Printable {

  private static final int MAX_CHARACTERS = 500;
  private static final int MAX_BYTES = 32;

  /* Unicode's control, format, surrogate, unassigned, line and paragraph separator. */
  private static final Pattern UNPRINTABLE =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Cn}\\p{Zl}\\p{Zp}]");

  private Printable() {}

  /** The text without control characters, and only so much of it. */
  static String text(String text) {
    int rest = text.codePointCount(0, text.length()) - MAX_CHARACTERS;
    String start = rest > 0 ? text.substring(0, text.offsetByCodePoints(0, MAX_CHARACTERS)) : text;
    String line =
        UNPRINTABLE.matcher(start).replaceAll(found -> "\\\\u%04x".formatted(character(found)));
    return rest > 0 ? line + " … and " + rest + " more" : line;
  }

  private static int character(MatchResult found) {
    return found.group().codePointAt(0);
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
    return UNPRINTABLE
        .matcher(text)
        .results()
        .allMatch(found -> Character.isWhitespace(character(found)));
  }

  private static String hex(byte[] bytes) {
    int shown = Math.min(bytes.length, MAX_BYTES);
    String digits = HexFormat.ofDelimiter(" ").formatHex(bytes, 0, shown);
    return "%s%s (%d bytes)".formatted(digits, shown < bytes.length ? " …" : "", bytes.length);
  }
}
