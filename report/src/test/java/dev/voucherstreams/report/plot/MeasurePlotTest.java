package dev.voucherstreams.report.plot;

import static dev.voucherstreams.report.Histories.order;
import static dev.voucherstreams.report.Histories.survey;
import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.report.plot.BarPlot.Bar;
import dev.voucherstreams.report.plot.BarPlot.Region;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MeasurePlotTest {

  @Test
  void of_fewOrders_showsAllSegmentsAnyway() {
    // When
    BarPlot plot = orders(2, 2, 7);

    // Then
    assertThat(plot.bars()).extracting(Bar::label).containsExactly("2", "7");
    assertThat(plot.bars()).extracting(Bar::rows).containsExactly(2L, 1L);
    assertThat(plot.regions()).extracting(Region::label).containsExactly("0-4", "5-13", "13-37");
    assertThat(plot.regions()).extracting(Region::from).containsExactly(0.0, 5.0, 13.0);
    assertThat(plot.regions()).extracting(Region::until).containsExactly(5.0, 13.0, 38.0);
    assertThat(plot.slots()).isGreaterThan(38);
    assertThat(plot.bars().get(0).from()).as("a bar begins at its number").isEqualTo(2);
  }

  @Test
  void of_numbersBeyondTheAxis_putsThemAtItsSides() {
    // When
    BarPlot plot = orders(-5, Long.MIN_VALUE, 3, 1_000_000);

    // Then
    assertThat(plot.bars()).extracting(Bar::rows).containsExactly(2L, 1L, 1L);
    assertThat(plot.bars()).extracting(Bar::beyond).containsExactly(true, false, true);
    assertThat(plot.bars().get(0).label()).isEqualTo("below 0");
    assertThat(plot.bars().get(2).label()).endsWith(" and more");
    assertThat(plot.bars().get(2).until()).isEqualTo(plot.slots());
  }

  @Test
  void of_manyDifferentNumbers_hasBroaderBarsAndLosesNone() {
    BarPlot plot = orders(LongStream.range(0, 1_000).toArray());

    assertThat(plot.bars()).hasSizeLessThan(135);
    assertThat(plot.bars().get(0)).returns("0 to 4", Bar::label).returns(5L, Bar::rows);
    assertThat(plot.bars().stream().mapToLong(Bar::rows).sum()).isEqualTo(1_000);
    assertThat(plot.regions().get(1).from()).as("5 orders").isEqualTo(1.0);
  }

  private static BarPlot orders(long... numbers) {
    String[] rows =
        LongStream.of(numbers).mapToObj(number -> order(40, number, 2_640)).toArray(String[]::new);
    return MeasurePlot.of(survey(rows).served().measures().get(0), "orders");
  }
}
