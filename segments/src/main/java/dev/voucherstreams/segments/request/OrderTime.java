package dev.voucherstreams.segments.request;

import static java.time.temporal.ChronoField.NANO_OF_SECOND;
import static java.time.temporal.ChronoField.OFFSET_SECONDS;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the times of a request: {@code 2021-10-26 09:41:50}, as leniently as Python's {@code
 * strptime} ({@code 2021-1-5 9:41:50}), or ISO 8601, {@code 2021-10-26T09:41:50.219+02:00}, in
 * which seconds, fraction and zone may be left out. No zone means UTC; a date alone is its
 * midnight.
 */
final class OrderTime {
  private static final int AFTER_DATE = "2021-10-26".length();
  private static final String PLAIN = "0000-00-00 00:00:00";
  private static final DateTimeFormatter WITH_BLANK = format(' ');
  private static final DateTimeFormatter WITH_T = format('T');

  /* Blanks and digits are those of Python: of any script, and the separators U+001C to U+001F. */
  private static final Pattern OF_PYTHON =
      Pattern.compile(
          "(\\d{4})-(\\d\\d?)-(?: (?=[1-9]\\D))?(\\d\\d?)"
              + "(?:[\\s\\x1c-\\x1f]++(\\d\\d?):(\\d\\d?):(\\d\\d?))?",
          Pattern.UNICODE_CHARACTER_CLASS);

  private OrderTime() {}

  static Optional<Instant> parse(String text) {
    try {
      return Optional.of(isPlain(text) ? plain(text) : unusual(text));
    } catch (DateTimeException e) {
      /* Unreadable is an answer here, not a failure: the caller reports the field. */
      return Optional.empty();
    }
  }

  /* Nearly every time is written like this, and a formatter takes longer than the rest of a request. */
  private static boolean isPlain(String text) {
    if (text.length() != PLAIN.length()) {
      return false;
    }
    for (int i = 0; i < PLAIN.length(); i++) {
      char expected = PLAIN.charAt(i);
      char found = text.charAt(i);
      if (expected == '0' ? found < '0' || found > '9' : found != expected) {
        return false;
      }
    }
    return true;
  }

  private static Instant plain(String text) {
    return LocalDateTime.of(
            number(text, 0, 4),
            number(text, 5, 7),
            number(text, 8, 10),
            number(text, 11, 13),
            number(text, 14, 16),
            number(text, 17, 19))
        .toInstant(ZoneOffset.UTC);
  }

  private static int number(String text, int from, int until) {
    return Integer.parseInt(text, from, until, 10);
  }

  private static Instant unusual(String text) {
    Matcher parts = OF_PYTHON.matcher(text);
    return parts.matches() ? ofPython(parts) : instant(formatted(text));
  }

  private static Instant ofPython(Matcher parts) {
    return LocalDateTime.of(
            number(parts, 1),
            number(parts, 2),
            number(parts, 3),
            number(parts, 4),
            number(parts, 5),
            number(parts, 6))
        .toInstant(ZoneOffset.UTC);
  }

  private static int number(Matcher parts, int group) {
    String digits = parts.group(group);
    return digits == null ? 0 : Math.toIntExact(PythonInteger.parse(digits).orElseThrow());
  }

  private static TemporalAccessor formatted(String text) {
    boolean blank = text.length() > AFTER_DATE && text.charAt(AFTER_DATE) == ' ';
    return (blank ? WITH_BLANK : WITH_T).parse(text);
  }

  private static Instant instant(TemporalAccessor time) {
    return time.isSupported(OFFSET_SECONDS)
        ? OffsetDateTime.from(time).toInstant()
        : LocalDateTime.from(time).toInstant(ZoneOffset.UTC);
  }

  /* Lenient for the zone only: +02, +0200 and +02:00 are all in use. */
  private static DateTimeFormatter format(char betweenDateAndTime) {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendPattern("uuuu-MM-dd")
        .appendLiteral(betweenDateAndTime)
        .appendPattern("HH:mm[:ss")
        .appendFraction(NANO_OF_SECOND, 0, 9, true)
        .appendPattern("]")
        .optionalStart()
        .parseLenient()
        .appendOffset("+HH", "Z")
        .toFormatter()
        .withResolverStyle(ResolverStyle.STRICT);
  }
}
