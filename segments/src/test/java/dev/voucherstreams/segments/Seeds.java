package dev.voucherstreams.segments;

import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Random values for tests that are run with many seeds. The name of a run has its seed, and {@code
 * -Dseed=SEED} repeats that run alone.
 */
public final class Seeds {

  private static final int RUNS = 1_000;
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

  /** Up to 20 characters of any kind, or only of these. */
  public static String text(Random random, String characters) {
    StringBuilder text = new StringBuilder();
    for (int left = random.nextInt(20); left > 0; left--) {
      text.append(
          characters.isEmpty()
              ? (char) random.nextInt(random.nextBoolean() ? 0x80 : 0x1_0000)
              : characters.charAt(random.nextInt(characters.length())));
    }
    return text.toString();
  }

  /** A list of less than so many values. */
  public static <T> List<T> list(Random random, int end, Function<Random, T> value) {
    return Stream.generate(() -> value.apply(random)).limit(random.nextInt(end)).toList();
  }
}
