package dev.voucherstreams.report.bars;

import static dev.voucherstreams.report.Histories.survey;
import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.report.bars.Bars.Bar;
import java.time.LocalDate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeBarsTest {

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
    Bars bars = bars(first, first, last);

    // Then
    assertThat(bars.scale()).isEqualTo(axis);
    assertThat(bars.bars()).extracting(Bar::label).containsExactly(firstBar, lastBar);
    assertThat(bars.bars()).extracting(Bar::rows).containsExactly(2L, 1L);
    assertThat(bars.bars()).extracting(Bar::afterGap).containsExactly(false, true);
  }

  @Test
  void of_ordersFromAWhollyDifferentTime_givesThemABarAtTheEnd() {
    // Given
    Stream<String> days =
        IntStream.range(0, 1_000).mapToObj(i -> LocalDate.of(2020, 1, 1 + i % 30).toString());
    Stream<String> slips = Stream.of("1970-01-01", "2999-01-01", "2999-01-01");

    // When
    Bars bars = bars(Stream.concat(days, slips).toArray(String[]::new));

    // Then
    assertThat(bars.bars()).hasSize(32);
    assertThat(bars.bars().get(0)).returns("earlier", Bar::label).returns(1L, Bar::rows);
    assertThat(bars.bars().get(31)).returns("later", Bar::label).returns(2L, Bar::rows);
    assertThat(bars.bars().stream().mapToLong(Bar::rows).sum()).isEqualTo(1_003);
  }

  @Test
  void of_thousandsOfYears_endsAfterSome() {
    String[] years =
        IntStream.range(0, 2_000)
            .mapToObj(i -> "%04d-01-01".formatted(1 + i))
            .toArray(String[]::new);

    Bars bars = bars(years);

    assertThat(bars.bars()).hasSizeLessThan(250);
    assertThat(bars.bars().stream().mapToLong(Bar::rows).sum()).isEqualTo(2_000);
  }

  @Test
  void of_monthsWithoutOrders_areLeftOutWithASign() {
    Bars bars = bars("2017-02-01", "2017-03-31", "2020-05-28");

    assertThat(bars.bars())
        .extracting(bar -> (bar.afterGap() ? "… " : "") + bar.label())
        .containsExactly("2017-02", "2017-03", "… 2020-05");
    assertThat(bars.summary())
        .isEqualTo("By month. The first order is of 2017-02-01, the last of 2020-05-28.");
  }

  private static Bars bars(String... days) {
    String[] rows =
        Stream.of(days)
            .map(day -> day + ",Peru,2020-01-01,2019-01-01,3,2640")
            .toArray(String[]::new);
    return TimeBars.of(survey(rows).served().days());
  }
}
