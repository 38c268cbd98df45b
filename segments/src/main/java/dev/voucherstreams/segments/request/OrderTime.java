package dev.voucherstreams.segments.request;

import static java.time.temporal.ChronoField.NANO_OF_SECOND;

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

/**
 * Reads the times of a request: {@code 2021-10-26 09:41:50} or ISO 8601, {@code
 * 2021-10-26T09:41:50.219+02:00}; seconds, fraction and zone may be left out. No zone means UTC.
 */
final class OrderTime {
  private static final int AFTER_DATE = "2021-10-26".length();
  private static final DateTimeFormatter WITH_BLANK = format(' ');
  private static final DateTimeFormatter WITH_T = format('T');

  private OrderTime() {}

  static Optional<Instant> parse(String text) {
    boolean blank = text.length() > AFTER_DATE && text.charAt(AFTER_DATE) == ' ';
    try {
      DateTimeFormatter format = blank ? WITH_BLANK : WITH_T;
      return Optional.of(
          instant(format.parseBest(text, OffsetDateTime::from, LocalDateTime::from)));
    } catch (DateTimeException e) {
      /* Unreadable is an answer here, not a failure: the caller reports the field. */
      return Optional.empty();
    }
  }

  private static Instant instant(TemporalAccessor time) {
    return time instanceof OffsetDateTime zoned
        ? zoned.toInstant()
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
