package dev.voucherstreams.history;

import java.util.Random;
import java.util.stream.LongStream;

/**
 * Seeds for tests that make their inputs up, others in each run. A test that fails has its seed in
 * its name: put it in place of the source to have the same inputs again.
 */
public final class Seeds {

  /** The source of seeds, for {@code @MethodSource}. */
  public static final String MANY = "dev.voucherstreams.history.Seeds#many";

  private static final int MANY_SEEDS = 300;

  private Seeds() {}

  static LongStream many() {
    return new Random().longs(MANY_SEEDS);
  }

  /** Returns one of these. */
  @SafeVarargs
  public static <T> T oneOf(Random random, T... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
