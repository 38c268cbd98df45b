package dev.voucherstreams.report.bars;

import static dev.voucherstreams.report.Histories.order;
import static dev.voucherstreams.report.Histories.survey;
import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.report.bars.Bars.Bar;
import dev.voucherstreams.segments.Seeds;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasureBarsTest {

  @Test
  void of_fewOrders_showsThemOneByOneWithTheirSegments() {
    // When
    Bars bars = orders(2, 2, 7);

    // Then
    assertThat(bars.bars()).extracting(Bar::label).containsExactly("2", "7");
    assertThat(bars.bars()).extracting(Bar::rows).containsExactly(2L, 1L);
    assertThat(bars.bars()).extracting(Bar::afterGap).containsExactly(false, true);
    assertThat(bars.bars())
        .extracting(Bar::segments)
        .containsExactly(List.of("0-4"), List.of("5-13"));
    assertThat(bars.mostRows()).isEqualTo(2);
    assertThat(bars.summary())
        .isEqualTo("Half of the orders are at 2 or below; the lowest is at 2, the highest at 7.");
  }

  @Test
  void of_ordersAtTheLimits_areInTheRightSegment() {
    assertThat(orders(0, 4, 5, 12, 13, 37, 38).bars())
        .extracting(bar -> bar.label() + ": " + String.join(", ", bar.segments()))
        .containsExactly(
            "0: 0-4", "4: 0-4", "5: 5-13", "12: 5-13", "13: 13-37", "37: 13-37", "38: ");
  }

  @Test
  void of_numbersBeyondTheScale_putsThemAtItsEnds() {
    // When
    List<Bar> bars = orders(-5, Long.MIN_VALUE, 3, 1_000_000).bars();

    // Then
    assertThat(bars).extracting(Bar::rows).containsExactly(2L, 1L, 1L);
    assertThat(bars.get(0).label()).isEqualTo("below 0");
    assertThat(bars.get(0).segments()).isEmpty();
    assertThat(bars.get(2).label()).endsWith(" and more");
  }

  @Test
  void of_manyDifferentNumbers_hasBroaderBarsAndLosesNone() {
    List<Bar> bars = orders(LongStream.range(0, 1_000).toArray()).bars();

    assertThat(bars).hasSizeLessThan(135);
    assertThat(bars.get(0)).returns("0 to 4", Bar::label).returns(5L, Bar::rows);
    assertThat(bars.stream().mapToLong(Bar::rows).sum()).isEqualTo(1_000);
    assertThat(bars.get(1).segments()).as("5 to 9 orders").containsExactly("5-13");
    assertThat(bars.get(2).segments()).as("10 to 14 orders").containsExactly("5-13", "13-37");
  }

  @ParameterizedTest
  @CsvSource({"1, 4, 1", "4, 4, 1", "5, 4, 2", "3966, 4, 1000", "146, 6, 50", "226, 130, 2"})
  void roundStep_ofALength_isRound(long length, int mostSteps, long expected) {
    assertThat(MeasureBars.roundStep(length, mostSteps)).isEqualTo(expected);
  }

  @Seeds.Runs(200)
  void roundStep_ofAnyLength_goesIntoItFewEnoughTimes(long seed) {
    Random random = new Random(seed);
    long length = random.nextLong(1, random.nextBoolean() ? 1_000 : Long.MAX_VALUE / 4);
    int mostSteps = random.nextInt(1, 201);

    long step = MeasureBars.roundStep(length, mostSteps);

    assertThat(step).isPositive();
    assertThat(MeasureBars.roundUp(length, step) / step).isBetween(1L, (long) mostSteps);
    assertThat(MeasureBars.roundUp(length, step)).isGreaterThanOrEqualTo(length);
  }

  private static Bars orders(long... numbers) {
    String[] rows =
        LongStream.of(numbers).mapToObj(number -> order(40, number, 2_640)).toArray(String[]::new);
    return MeasureBars.of(survey(rows).served().measures().get(0));
  }
}
