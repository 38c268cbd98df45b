package dev.voucherstreams.history.order;

import java.time.Instant;

/** Instants as microseconds since 1970 (UTC), which is what order events hold. */
final class Micros {

  private static final long PER_SECOND = 1_000_000;

  private Micros() {}

  /** Returns the last whole microsecond at or before the instant. */
  static long of(Instant instant) {
    return instant.getEpochSecond() * PER_SECOND + instant.getNano() / 1_000;
  }

  static Instant toInstant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, PER_SECOND), Math.floorMod(micros, PER_SECOND) * 1_000);
  }
}
