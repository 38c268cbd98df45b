package dev.voucherstreams.report.bars;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NiceTest {

  @ParameterizedTest
  @CsvSource({"1, 4, 1", "4, 4, 1", "5, 4, 2", "3966, 4, 1000", "146, 6, 50", "226, 130, 2"})
  void step_ofALength_isRound(long length, int mostSteps, long expected) {
    assertThat(Nice.step(length, mostSteps)).isEqualTo(expected);
  }

  @Property
  void step_ofAnyLength_goesIntoItFewEnoughTimes(
      @ForAll @LongRange(min = 1, max = Long.MAX_VALUE / 4) long length,
      @ForAll @IntRange(min = 1, max = 200) int mostSteps) {
    long step = Nice.step(length, mostSteps);

    assertThat(step).isPositive();
    assertThat(Nice.roundUp(length, step) / step).isBetween(1L, (long) mostSteps);
    assertThat(Nice.roundUp(length, step)).isGreaterThanOrEqualTo(length);
  }
}
