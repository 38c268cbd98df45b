package dev.voucherstreams.segments;

import java.time.Instant;

/** Whole days between two moments, rounded down. */
public final class Days {
  private static final long SECONDS_A_DAY = 86_400;

  private Days() {}

  /**
   * Whole days from {@code last} to {@code now}, toward minus infinity: an hour before {@code last}
   * is -1. Not {@link java.time.Duration}, which would be an object for every event.
   */
  public static long between(Instant last, Instant now) {
    long seconds = now.getEpochSecond() - last.getEpochSecond();
    boolean unfinishedSecond = now.getNano() < last.getNano();
    return Math.floorDiv(unfinishedSecond ? seconds - 1 : seconds, SECONDS_A_DAY);
  }
}
