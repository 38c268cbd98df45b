package dev.voucherstreams.history.order;

import dev.voucherstreams.history.Cell;
import java.util.OptionalLong;

/** Reads points in time, however they are written. */
final class Times {

  /*
   * A bare number is seconds, milliseconds, microseconds or nanoseconds since 1970, by its size:
   * each unit holds for the years 1973 to 5138 (nanoseconds for as long as there are any), which
   * leaves no order in doubt. Smaller numbers mean something else, such as 20200405.
   */
  private static final long MIN_SECONDS = 100_000_000L;
  private static final long MAX_SECONDS = 100_000_000_000L;
  private static final long MAX_MILLIS = MAX_SECONDS * 1_000;
  private static final long MAX_MICROS = MAX_MILLIS * 1_000;

  private Times() {}

  /** Returns the time in microseconds since 1970 (UTC), empty if the cell holds none. */
  static OptionalLong epochMicros(Cell cell) {
    if (cell instanceof Cell.Text time) {
      return TimeText.epochMicros(time.text());
    }
    if (cell instanceof Cell.Time time) {
      return OptionalLong.of(time.epochMicros());
    }
    return cell instanceof Cell.Whole number && number.value() >= MIN_SECONDS
        ? OptionalLong.of(ofNumber(number.value()))
        : OptionalLong.empty();
  }

  private static long ofNumber(long number) {
    if (number < MAX_SECONDS) {
      return number * 1_000_000;
    }
    if (number < MAX_MILLIS) {
      return number * 1_000;
    }
    return number < MAX_MICROS ? number : number / 1_000;
  }
}
