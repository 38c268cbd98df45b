package dev.voucherstreams.report.plot;

import static dev.voucherstreams.report.Histories.survey;
import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.report.plot.BarPlot.Bar;
import dev.voucherstreams.report.plot.BarPlot.Tick;
import java.time.LocalDate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimePlotTest {

  @ParameterizedTest
  @CsvSource({
    "2020-02-27, 2020-03-02, day (UTC), 2020-02-27, 2020-03-02",
    "2020-01-01, 2021-06-30, 'week, by its Monday (UTC)', 2019-12-30, 2021-06-28",
    "2016-12-09, 2020-05-28, month (UTC), 2016-12, 2020-05",
    "1969-12-31, 2020-01-01, year (UTC), 1969, 2020"
  })
  void of_firstAndLastDay_hasTheShortestUnitThatFits(
      String first, String last, String axis, String firstBar, String lastBar) {
    // When
    BarPlot plot = plot(first, first, last);

    // Then
    assertThat(plot.axis()).isEqualTo(axis);
    assertThat(plot.bars()).extracting(Bar::label).containsExactly(firstBar, lastBar);
    assertThat(plot.bars()).extracting(Bar::rows).containsExactly(2L, 1L);
    assertThat(plot.bars().get(1).until()).isEqualTo(plot.slots());
  }

  @Test
  void of_ordersFromAWhollyDifferentTime_givesThemABarAtTheSide() {
    // Given
    Stream<String> days =
        IntStream.range(0, 1_000).mapToObj(i -> LocalDate.of(2020, 1, 1 + i % 30).toString());
    Stream<String> slips = Stream.of("1970-01-01", "2999-01-01", "2999-01-01");

    // When
    BarPlot plot = plot(Stream.concat(days, slips).toArray(String[]::new));

    // Then
    assertThat(plot.bars()).hasSize(32);
    assertThat(plot.bars().get(0))
        .returns("earlier", Bar::label)
        .returns(1L, Bar::rows)
        .returns(true, Bar::beyond);
    assertThat(plot.bars().get(31))
        .returns("later", Bar::label)
        .returns(2L, Bar::rows)
        .returns(true, Bar::beyond);
    assertThat(plot.bars().stream().mapToLong(Bar::rows).sum()).isEqualTo(1_003);
  }

  @Test
  void of_thousandsOfYears_endsAfterSome() {
    String[] years =
        IntStream.range(0, 2_000)
            .mapToObj(i -> "%04d-01-01".formatted(1 + i))
            .toArray(String[]::new);

    BarPlot plot = plot(years);

    assertThat(plot.bars()).hasSizeLessThan(250);
    assertThat(plot.bars().stream().mapToLong(Bar::rows).sum()).isEqualTo(2_000);
    assertThat(plot.ticks()).hasSizeLessThan(12);
  }

  @Test
  void ticks_ofMonths_areHalfYears() {
    assertThat(plot("2017-02-01", "2020-05-28").ticks())
        .extracting(Tick::label)
        .containsExactly("2017-07", "2018-01", "2018-07", "2019-01", "2019-07", "2020-01");
  }

  private static BarPlot plot(String... days) {
    String[] rows =
        Stream.of(days)
            .map(day -> day + ",Peru,2020-01-01,2019-01-01,3,2640")
            .toArray(String[]::new);
    return TimePlot.of(survey(rows).served().days());
  }
}
