package dev.voucherstreams.report.bars;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.segments.Seeds;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NiceTest {

  @ParameterizedTest
  @CsvSource({"1, 4, 1", "4, 4, 1", "5, 4, 2", "3966, 4, 1000", "146, 6, 50", "226, 130, 2"})
  void step_ofALength_isRound(long length, int mostSteps, long expected) {
    assertThat(Nice.step(length, mostSteps)).isEqualTo(expected);
  }

  @Seeds.Runs(200)
  void step_ofAnyLength_goesIntoItFewEnoughTimes(long seed) {
    Random random = new Random(seed);
    long length = random.nextLong(1, random.nextBoolean() ? 1_000 : Long.MAX_VALUE / 4);
    int mostSteps = random.nextInt(1, 201);

    long step = Nice.step(length, mostSteps);

    assertThat(step).isPositive();
    assertThat(Nice.roundUp(length, step) / step).isBetween(1L, (long) mostSteps);
    assertThat(Nice.roundUp(length, step)).isGreaterThanOrEqualTo(length);
  }
}
