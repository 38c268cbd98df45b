package dev.voucherstreams.history.order;

import static java.time.temporal.ChronoField.DAY_OF_MONTH;
import static java.time.temporal.ChronoField.HOUR_OF_DAY;
import static java.time.temporal.ChronoField.INSTANT_SECONDS;
import static java.time.temporal.ChronoField.MINUTE_OF_HOUR;
import static java.time.temporal.ChronoField.MONTH_OF_YEAR;
import static java.time.temporal.ChronoField.NANO_OF_SECOND;
import static java.time.temporal.ChronoField.SECOND_OF_MINUTE;
import static java.time.temporal.ChronoField.YEAR;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.OptionalLong;

/**
 * Reads times as text: a date, or a date and time of day with {@code T} or a blank between them,
 * with or without seconds, fraction and zone. The zone is an offset or a name ({@code UTC}, {@code
 * America/Lima}); none means UTC.
 */
final class TimeText {

  private static final int DATE_LENGTH = 10;

  private static final DateTimeFormatter FORMAT =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .appendValue(YEAR, 4)
          .appendLiteral('-')
          .appendValue(MONTH_OF_YEAR, 2)
          .appendLiteral('-')
          .appendValue(DAY_OF_MONTH, 2)
          .optionalStart()
          .appendLiteral('T')
          .appendValue(HOUR_OF_DAY, 2)
          .appendLiteral(':')
          .appendValue(MINUTE_OF_HOUR, 2)
          .optionalStart()
          .appendLiteral(':')
          .appendValue(SECOND_OF_MINUTE, 2)
          .optionalStart()
          .appendFraction(NANO_OF_SECOND, 1, 9, true)
          .optionalEnd()
          .optionalEnd()
          .appendPattern("[ ][XXX][XX][X][VV]")
          .optionalEnd()
          .parseDefaulting(HOUR_OF_DAY, 0)
          .parseDefaulting(MINUTE_OF_HOUR, 0)
          .parseDefaulting(SECOND_OF_MINUTE, 0)
          .parseDefaulting(NANO_OF_SECOND, 0)
          .toFormatter()
          .withResolverStyle(ResolverStyle.STRICT);

  private TimeText() {}

  /** Returns the time in microseconds since 1970 (UTC), empty if the text is not a time. */
  static OptionalLong epochMicros(String text) {
    OptionalLong micros = UtcTimeText.epochMicros(text);
    return micros.isPresent() ? micros : formatted(text);
  }

  /** The same by a formatter: for every spelling, but some ten times slower. */
  static OptionalLong formatted(String text) {
    boolean blank = text.length() > DATE_LENGTH && text.charAt(DATE_LENGTH) == ' ';
    String iso =
        blank ? text.substring(0, DATE_LENGTH) + 'T' + text.substring(DATE_LENGTH + 1) : text;
    try {
      return OptionalLong.of(Times.epochMicros(instant(FORMAT.parse(iso))));
    } catch (DateTimeException e) {
      return OptionalLong.empty();
    }
  }

  private static Instant instant(TemporalAccessor time) {
    return time.isSupported(INSTANT_SECONDS)
        ? Instant.from(time)
        : LocalDateTime.from(time).toInstant(ZoneOffset.UTC);
  }
}
