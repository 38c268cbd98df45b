package dev.voucherstreams.report;

import java.util.Random;
import java.util.stream.LongStream;

/**
 * Random values for tests that are run with many seeds. The name of a run has its seed, and {@code
 * -Dseed=SEED} repeats that run alone.
 */
public final class Seeds {

  private static final int RUNS = 200;
  private static final long[] EXTREMES = {Long.MIN_VALUE, -1, 0, 1, Long.MAX_VALUE};

  private Seeds() {}

  /** The argument of each run. */
  public static LongStream all() {
    Long one = Long.getLong("seed");
    return one == null ? new Random().longs(RUNS) : LongStream.of(one);
  }

  /** Any number, often a small one or an extreme. */
  public static long number(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> EXTREMES[random.nextInt(EXTREMES.length)];
      case 1 -> random.nextInt(1_000);
      default -> random.nextLong();
    };
  }
}
