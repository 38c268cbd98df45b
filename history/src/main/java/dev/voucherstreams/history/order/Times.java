package dev.voucherstreams.history.order;

import dev.voucherstreams.history.Cell;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.OptionalLong;

/** Reads points in time, however they are written. */
final class Times {

  /*
   * A bare number is seconds, milliseconds, microseconds or nanoseconds since 1970, by its size:
   * each unit holds for the years 1973 to 5138 (nanoseconds for as long as there are any), which
   * leaves no order in doubt. Smaller numbers mean something else, such as 20200405.
   */
  private static final BigDecimal MIN_SECONDS = BigDecimal.valueOf(100_000_000L);
  private static final BigDecimal MAX_SECONDS = BigDecimal.valueOf(100_000_000_000L);
  private static final BigDecimal MAX_MILLIS = MAX_SECONDS.scaleByPowerOfTen(3);
  private static final BigDecimal MAX_MICROS = MAX_MILLIS.scaleByPowerOfTen(3);
  private static final BigDecimal MAX_NANOS = BigDecimal.valueOf(Long.MAX_VALUE);

  /* Years from 0 to 9999, as text has them: what is beyond comes from a broken file. */
  private static final long FIRST = epochMicros(Instant.parse("0000-01-01T00:00:00Z"));
  private static final long LAST = epochMicros(Instant.parse("9999-12-31T23:59:59.999999Z"));

  private Times() {}

  /** Returns the last whole microsecond at or before the instant, since 1970 (UTC). */
  static long epochMicros(Instant instant) {
    return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000;
  }

  /** Returns the time in microseconds since 1970 (UTC), empty if the cell holds none. */
  static OptionalLong epochMicros(Cell cell) {
    if (cell instanceof Cell.Text time) {
      return TimeText.epochMicros(time.text());
    }
    if (cell instanceof Cell.Time time) {
      long micros = time.epochMicros();
      return micros >= FIRST && micros <= LAST ? OptionalLong.of(micros) : OptionalLong.empty();
    }
    if (cell instanceof Cell.Whole number) {
      return ofNumber(BigDecimal.valueOf(number.value()));
    }
    if (cell instanceof Cell.Real number) {
      return Double.isFinite(number.value())
          ? ofNumber(BigDecimal.valueOf(number.value()))
          : OptionalLong.empty();
    }
    return cell instanceof Cell.Exact number ? ofNumber(number.value()) : OptionalLong.empty();
  }

  private static OptionalLong ofNumber(BigDecimal number) {
    return number.compareTo(MIN_SECONDS) < 0 || number.compareTo(MAX_NANOS) > 0
        ? OptionalLong.empty()
        : OptionalLong.of(micros(number).longValueExact());
  }

  /* To the nearest: a floating-point number of seconds is next to the microsecond that is meant. */
  private static BigDecimal micros(BigDecimal number) {
    if (number.compareTo(MAX_MICROS) >= 0) {
      return number.scaleByPowerOfTen(-3).setScale(0, RoundingMode.FLOOR);
    }
    int zeros = number.compareTo(MAX_SECONDS) < 0 ? 6 : number.compareTo(MAX_MILLIS) < 0 ? 3 : 0;
    return number.scaleByPowerOfTen(zeros).setScale(0, RoundingMode.HALF_UP);
  }
}
