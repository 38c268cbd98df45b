package dev.voucherstreams.segments;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.AnnotationBasedArgumentsProvider;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.support.ParameterDeclarations;

/**
 * Random values for tests that are run with many seeds. The name of a run has its seed, and {@code
 * -Dseed=SEED} repeats that run alone.
 */
public final class Seeds {

  /** How often a run tries what takes less time than it takes to report a run. */
  public static final int TRIES = 10;

  private static final Long[] EXTREMES = {
    Long.MIN_VALUE, Long.MIN_VALUE + 1, -2L, -1L, 0L, 1L, 2L, Long.MAX_VALUE - 1, Long.MAX_VALUE
  };
  private static final Double[] REAL_EXTREMES = {
    -Double.MAX_VALUE, -1.0, -0.01, -0.0, 0.0, Double.MIN_VALUE, 0.01, 1.0, Double.MAX_VALUE
  };

  /* The blank, where UTF-8 gets longer, halves of pairs, the byte order mark, and the ends. */
  private static final Integer[] CHARACTER_EXTREMES = {
    0, 0x20, 0x7f, 0x80, 0x7ff, 0x800, 0xd800, 0xdfff, 0xfeff, 0xffff, 0x1_0000, 0x10_ffff
  };

  private Seeds() {}

  /** A test that is run so many times, each time with another seed as its argument. */
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @ParameterizedTest(name = "seed {0}")
  @ArgumentsSource(Source.class)
  @ExtendWith(Teller.class)
  public @interface Runs {
    int value();
  }

  private static final class Source extends AnnotationBasedArgumentsProvider<Runs> {
    @Override
    protected Stream<Arguments> provideArguments(
        ParameterDeclarations parameters, ExtensionContext context, Runs runs) {
      Long one = Long.getLong("seed");
      LongStream seeds = one == null ? new Random().longs(runs.value()) : LongStream.of(one);
      return seeds.mapToObj(Arguments::of);
    }
  }

  /* Surefire prints the number of a run in place of its name, so the failure has the name, too. */
  private static final class Teller implements TestExecutionExceptionHandler {
    @Override
    public void handleTestExecutionException(ExtensionContext run, Throwable failure)
        throws Throwable {
      AssertionError name = new AssertionError(run.getDisplayName());
      name.setStackTrace(new StackTraceElement[0]);
      failure.addSuppressed(name);
      throw failure;
    }
  }

  /** One of these. */
  @SafeVarargs
  public static <T> T oneOf(Random random, T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  /** A number from first to last, often one of the two or near the first. */
  public static int between(Random random, int first, int last) {
    int step = random.nextInt(last - first + 1);
    return switch (random.nextInt(4)) {
      case 0 -> oneOf(random, first, last);
      case 1 -> first + (step >> random.nextInt(8));
      default -> first + step;
    };
  }

  /** Any number, often an extreme or a small one. */
  public static long number(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> oneOf(random, EXTREMES);
      case 1 -> random.nextInt(1_000);
      default -> random.nextLong() >> random.nextInt(Long.SIZE);
    };
  }

  /** Any finite number, often an extreme or one with two decimals. */
  public static double real(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> oneOf(random, REAL_EXTREMES);
      case 1 -> number(random) / 100.0;
      default ->
          Math.scalb(
              2 * random.nextDouble() - 1,
              random.nextInt(Double.MIN_EXPONENT, Double.MAX_EXPONENT + 1));
    };
  }

  /** Up to so many bytes, often few of them. */
  public static byte[] bytes(Random random, int most) {
    byte[] bytes = new byte[between(random, 0, most)];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) number(random);
    }
    return bytes;
  }

  /** Up to so many characters of all that Unicode has, halves of pairs too, often ASCII. */
  public static String text(Random random, int most) {
    StringBuilder text = new StringBuilder();
    for (int left = random.nextInt(most + 1); left > 0; left--) {
      text.appendCodePoint(character(random));
    }
    return text.toString();
  }

  private static int character(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> oneOf(random, CHARACTER_EXTREMES);
      case 1 -> random.nextInt(0x80);
      case 2 -> random.nextInt(0x1_0000);
      default -> random.nextInt(Character.MAX_CODE_POINT + 1);
    };
  }

  /** Up to so many of these characters. */
  public static String text(Random random, int most, String characters) {
    StringBuilder text = new StringBuilder();
    for (int left = random.nextInt(most + 1); left > 0; left--) {
      text.append(characters.charAt(random.nextInt(characters.length())));
    }
    return text.toString();
  }

  /** All characters from first to last. */
  public static String characters(char first, char last) {
    return IntStream.rangeClosed(first, last)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  /** A list of up to so many values. */
  public static <T> List<T> list(Random random, int most, Function<Random, T> value) {
    return Stream.generate(() -> value.apply(random)).limit(random.nextInt(most + 1)).toList();
  }
}
