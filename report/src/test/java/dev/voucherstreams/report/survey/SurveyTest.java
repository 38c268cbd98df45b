package dev.voucherstreams.report.survey;

import static dev.voucherstreams.report.Histories.order;
import static dev.voucherstreams.report.Histories.survey;
import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.history.Column;
import dev.voucherstreams.report.survey.MeasureSurvey.Band;
import dev.voucherstreams.segments.SegmentKey;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SurveyTest {

  private static final String PYTHON = "classpath:segments-python.yml";

  @Test
  void add_rowsOfEachFate_countsEachOnce() {
    // When
    Survey survey =
        survey(
            order(40, 3, 2_640),
            order(40, 3, 3_520).replace("Peru", "Chile"),
            "2020-04-05,Peru,,2019-01-01,,2640",
            "2020-04-05,Peru,2020-01-01,2019-01-01,3,-1",
            "no,row",
            order(-5, 100, 2_640));

    // Then
    assertThat(survey.rows()).isEqualTo(6);
    assertThat(survey.rules().counting()).isEqualTo(2);
    assertThat(survey.rules().nowhere()).isEqualTo(1);
    assertThat(survey.outOfScope().count()).isEqualTo(1);
    assertThat(survey.served().lacking().all().count()).isEqualTo(1);
    assertThat(survey.rejectReasons().all().count()).isEqualTo(2);
    assertThat(survey.rejectReasons().all().examples()).containsExactly(3L, 4L);
    assertThat(survey.columns())
        .as("the broken row has none")
        .allSatisfy(column -> assertThat(column.present() + column.missing()).isEqualTo(5));
    assertThat(
            survey.served().lacking().of(Set.of(Column.LAST_ORDER_TS, Column.TOTAL_ORDERS)).count())
        .isEqualTo(1);
  }

  @Test
  void rejectReasons_unreadableRows_areThoseOfALoad() {
    Survey survey =
        survey(
            "soon,Peru,2020-01-01,2019-01-01,3,2640",
            "soon,Peru,2020-01-01,2019-01-01,3,2640",
            "2020-04-05,Peru,2020-01-01,2019-01-01,3.5,-1");

    assertThat(survey.rejectReasons().mostFrequent(9))
        .extracting(Frequencies.Entry::value)
        .containsExactly(
            "timestamp is not a time: soon",
            "total_orders is not a whole number of 64 bits: 3.5; voucher_amount is negative: -1");
  }

  @Test
  void column_mixedValues_isProfiledAsFoundAndAsMeant() {
    Survey survey =
        survey(
            order(40, 7, 2_640),
            order(41, 30, 2_640),
            "2020-04-05,Peru,2020-01-01,2019-01-01,7,nan",
            "2020-04-05,Peru,2020-01-01,2019-01-01,999,oops");

    ColumnProfile<?> orders = survey.column(Column.TOTAL_ORDERS);
    assertThat(orders.kinds().mostFrequent(9))
        .extracting(Frequencies.Entry::value)
        .containsExactly("text");
    assertThat(orders.present()).isEqualTo(4);
    assertThat(orders.values().distinct()).isEqualTo(3);
    assertThat(orders.smallest()).contains(7L);
    assertThat(orders.largest()).as("of rows that can be read").contains(30L);
    ColumnProfile<?> amounts = survey.column(Column.VOUCHER_AMOUNT);
    assertThat(amounts.missing()).isEqualTo(1);
    assertThat(survey.column(Column.TIMESTAMP).largest())
        .contains(Instant.parse("2020-04-05T00:00:00Z"));
    assertThat(survey.column(Column.CUSTOMER_ID).present()).isZero();
  }

  @Test
  void column_endlessText_isCut() {
    Survey survey = survey("2020-04-05," + "x".repeat(10_000) + ",2020-01-01,2019-01-01,3,2640");

    assertThat(survey.column(Column.COUNTRY_CODE).values().mostFrequent(1).get(0).value().text())
        .hasSize(201)
        .endsWith("…");
  }

  @Test
  void bands_valuesAtTheLimits_areInTheBandsOfTheRules() {
    Survey survey =
        survey(
            order(29, 4, 2_640), order(30, 5, 2_640), order(59, 37, 2_640), order(60, 38, 2_640));

    assertThat(survey.served().measures().get(0).bands())
        .extracting(Band::rows)
        .as("below 0, 0-4, 5-13, 13-37, 38 and more")
        .containsExactly(0L, 1L, 1L, 1L, 1L);
    assertThat(survey.served().measures().get(1).bands())
        .extracting(Band::counting)
        .as("below 0, 0 to 29, 30-60, 60-90, 90-120, 120-180, 180+")
        .containsExactly(0L, 1L, 2L, 1L, 0L, 0L, 0L);
    assertThat(survey.rules().outside("frequent_segment")).isEqualTo(1);
  }

  @Test
  void peer_standardRules_arePythonsAndCountDifferently() {
    Survey survey = survey(order(40, 3, 2_640), order(40, 4, 2_640), order(40, 38, 2_640));

    assertThat(survey.peer().basis().name()).isEqualTo("segments-python.yml");
    assertThat(survey.countedDifferently().count()).as("4 orders, and 38").isEqualTo(2);
    assertThat(survey.peer().nowhere()).isEqualTo(1);
    assertThat(total(survey.peer(), "0-4")).isEqualTo(1);
    assertThat(total(survey.peer(), "5-13")).isEqualTo(1);
    assertThat(total(survey.rules(), "0-4")).isEqualTo(2);
  }

  @Test
  void peer_pythonsRules_areTheStandardOnes() {
    Survey survey = survey(PYTHON, List.of("Peru"), order(40, 4, 2_640));

    assertThat(survey.rules().basis().name()).isEqualTo("segments-python.yml");
    assertThat(survey.peer().basis().name()).isEqualTo("segments.yml");
    assertThat(total(survey.rules(), "5-13")).isEqualTo(1);
  }

  private static long total(RulesTally rules, String segment) {
    return rules.tallyOf(new SegmentKey("Peru", "frequent_segment", segment)).tally().total();
  }
}
