package dev.voucherstreams.history.order;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.OptionalLong;

/**
 * Reads the way in which histories nearly always write a time, {@code 2020-04-05
 * 15:07:46.018867+00:00} with or without fraction and offset, digit by digit: three times a row,
 * millions of rows. Whatever is spelled another way is left to {@link TimeText}.
 */
final class UtcTimeText {

  private static final int SECONDS_END = 19;
  private static final int MAX_FRACTION_DIGITS = 9;
  private static final long SECONDS_PER_DAY = 86_400;

  /* By the number of digits: what makes microseconds of a fraction of up to six digits. */
  private static final int[] MICROS_PER_UNIT = {1_000_000, 100_000, 10_000, 1_000, 100, 10, 1};

  private UtcTimeText() {}

  /** Returns the time in microseconds since 1970, empty if the text is spelled another way. */
  static OptionalLong epochMicros(String text) {
    if (text.length() < SECONDS_END || !isPunctuated(text)) {
      return OptionalLong.empty();
    }
    int fractionEnd = fractionEnd(text);
    long seconds = epochSeconds(text);
    if (seconds == Long.MIN_VALUE || fractionEnd < 0 || !isUtc(text, fractionEnd)) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(seconds * 1_000_000 + fractionMicros(text, fractionEnd));
  }

  private static boolean isPunctuated(String text) {
    char separator = text.charAt(10);
    return text.charAt(4) == '-'
        && text.charAt(7) == '-'
        && (separator == ' ' || separator == 'T')
        && text.charAt(13) == ':'
        && text.charAt(16) == ':';
  }

  /* Long.MIN_VALUE if these are not the numbers of a time. */
  private static long epochSeconds(String text) {
    int year = twoDigits(text, 0) * 100 + twoDigits(text, 2);
    int month = twoDigits(text, 5);
    int day = twoDigits(text, 8);
    int hour = twoDigits(text, 11);
    int minute = twoDigits(text, 14);
    int second = twoDigits(text, 17);
    boolean valid =
        (year | month | day | hour | minute | second) >= 0
            && twoDigits(text, 0) >= 0
            && isDate(year, month, day)
            && hour < 24
            && minute < 60
            && second < 60;
    long secondOfDay = (hour * 60L + minute) * 60 + second;
    return valid
        ? LocalDate.of(year, month, day).toEpochDay() * SECONDS_PER_DAY + secondOfDay
        : Long.MIN_VALUE;
  }

  private static boolean isDate(int year, int month, int day) {
    return month >= 1
        && month <= 12
        && day >= 1
        && (day <= 28 || day <= YearMonth.of(year, month).lengthOfMonth());
  }

  /* Negative if these are not two digits. */
  private static int twoDigits(String text, int at) {
    int tens = text.charAt(at) - '0';
    int ones = text.charAt(at + 1) - '0';
    return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -10_000 : tens * 10 + ones;
  }

  /* Where the fraction ends, which is where the seconds do if there is none; -1 if it is none. */
  private static int fractionEnd(String text) {
    if (text.length() == SECONDS_END || text.charAt(SECONDS_END) != '.') {
      return SECONDS_END;
    }
    int end = SECONDS_END + 1;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    int digits = end - SECONDS_END - 1;
    return digits == 0 || digits > MAX_FRACTION_DIGITS ? -1 : end;
  }

  private static int fractionMicros(String text, int end) {
    int digits = Math.min(6, Math.max(0, end - SECONDS_END - 1));
    int units = 0;
    for (int i = 0; i < digits; i++) {
      units = units * 10 + text.charAt(SECONDS_END + 1 + i) - '0';
    }
    return units * MICROS_PER_UNIT[digits];
  }

  private static boolean isUtc(String text, int zone) {
    int length = text.length() - zone;
    return length == 0
        || (length == 1 && text.charAt(zone) == 'Z')
        || (length == 6 && text.startsWith("+00:00", zone))
        || (length == 4 && text.startsWith(" UTC", zone));
  }
}
