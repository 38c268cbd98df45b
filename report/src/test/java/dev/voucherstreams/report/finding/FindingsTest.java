package dev.voucherstreams.report.finding;

import static dev.voucherstreams.report.Histories.order;
import static dev.voucherstreams.report.Histories.survey;
import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.report.survey.Survey;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingsTest {

  private static final String STANDARD = "classpath:segments.yml";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2019-12-31,Peru,2020-01-01,2019-01-01,3,2640  | A timestamp before last_order_ts",
        "2020-04-05,Peru,2020-01-01,2020-01-02,3,2640  | A last_order_ts before first_order_ts",
        "2026-01-02,Peru,2020-01-01,2019-01-01,3,2640  | A time in the future",
        "2020-04-05,Peru,2020-01-01,1970-01-01,3,2640  | A time before the year 2000",
        "2020-04-05,Peru,2020-01-01,2019-01-01,0,2640  | 0 orders in total, in a history of orders",
        "2020-04-05,Peru,2020-01-01,2019-01-01,-1,2640 | Fewer than 0 orders in total",
        "2020-04-05,Peru,2020-01-01,2019-01-01,1,2640  | 1 order in total, but first and last order"
            + " at different times",
        "2020-04-05,Peru,2020-01-01,2019-01-01,3,0     | A voucher_amount of 0",
        "2020-04-05,Peru,2020-01-01,2019-01-01,3,      | Rows with a value missing",
        "2020-04-05,Peru,2020-01-01,2019-01-01,3,soon  | Rows that can't be read",
        "2020-04-05,PERU,2020-01-01,2019-01-01,3,2640  | Country PERU instead of Peru"
      })
  void in_oddRowAmongGoodOnes_findsItAndSaysWhere(String odd, String what) {
    // When
    List<Finding> findings =
        Findings.in(survey(order(40, 3, 2_640), odd, order(40, 3, 3_520), odd));

    // Then
    Finding finding = only(findings, what);
    assertThat(finding.rows()).isEqualTo(2);
    assertThat(finding.examples()).containsExactly(1L, 3L);
    assertThat(finding.so()).isNotBlank();
  }

  @Test
  void in_goodHistory_findsNothing() {
    // Given
    List<String> rows = new ArrayList<>();
    for (long days : new long[] {30, 60, 90, 120, 150, 180}) {
      IntStream.range(0, 20).forEach(i -> rows.add(order(days + i, 3 + i, 2_640)));
    }

    // When
    List<Finding> findings = Findings.in(survey(rows.toArray(String[]::new)));

    // Then
    assertThat(findings).isEmpty();
  }

  @Test
  void in_rowsOutsideOfSegments_saysWhyAndHowMany() {
    Survey survey = survey(order(-1, 38, 2_640), order(29, 3, 2_640), order(40, 3, 2_640));

    List<Finding> findings = Findings.in(survey);

    assertThat(only(findings, "Complete rows in no segment of frequent_segment").so())
        .isEqualTo("Their total_orders: 38 and more (1 row).");
    assertThat(only(findings, "Complete rows in no segment of recency_segment").so())
        .isEqualTo("Their days since the last order: below 0 (1 row), 0 to 29 (1 row).");
    assertThat(only(findings, "Complete rows that count in no segment at all").rows()).isEqualTo(1);
  }

  @Test
  void in_emptySegments_namesThem() {
    List<Finding> findings =
        Findings.in(survey(order(40, 3, 2_640), order(70, 8, 2_640), order(100, 20, 2_640)));

    assertThat(only(findings, "No uses in 2 of 8 segments").so())
        .startsWith("Peru recency_segment 120-180 and Peru recency_segment 180+.");
  }

  @Test
  void in_tieAndCloseCall_namesTheirSegments() {
    List<Finding> findings =
        Findings.in(survey(order(40, 3, 2_640), order(40, 3, 3_520), order(70, 8, 2_640)));

    assertThat(findings)
        .extracting(Finding::what)
        .contains(
            "A tie in Peru frequent_segment 0-4 and Peru recency_segment 30-60",
            "A close call in Peru frequent_segment 5-13 and Peru recency_segment 60-90");
  }

  @Test
  void in_countryServedWithoutOrders_asksForItsName() {
    Survey survey = survey(STANDARD, List.of("Peru", "Chile"), order(40, 3, 2_640));

    assertThat(only(Findings.in(survey), "No orders from Chile").so()).contains("Is that its name");
  }

  @Test
  void in_rowsWithoutCountry_countsThem() {
    Survey survey = survey(order(40, 3, 2_640), order(40, 3, 2_640).replace("Peru", ""));

    assertThat(only(Findings.in(survey), "No country").rows()).isEqualTo(1);
  }

  @Test
  void in_repeatedRows_saysThatTheyCount() {
    Survey survey = survey(order(40, 3, 2_640), order(40, 3, 2_640));

    assertThat(
            only(Findings.in(survey), "Rows that repeat an earlier row in every column").examples())
        .containsExactly(1L);
  }

  @Test
  void in_moreAmountsThanATallyTakes_warns() {
    String[] rows = IntStream.range(0, 257).mapToObj(i -> order(40, 3, i)).toArray(String[]::new);

    assertThat(Findings.in(survey(rows)))
        .extracting(Finding::what)
        .contains(
            "More than 256 different amounts in Peru frequent_segment 0-4 and Peru recency_segment"
                + " 30-60");
  }

  @Test
  void in_amountsWithADotThatMaySeparateThousands_saysHowTheyAreRead() {
    String thousands = order(40, 3, 2) + ".000";
    Survey survey = survey(thousands, order(40, 3, 350), thousands, order(40, 3, 4) + ".000");

    Finding finding =
        only(Findings.in(survey), "A voucher_amount such as 2.000, which is read as 2");

    assertThat(finding.rows()).isEqualTo(3);
    assertThat(finding.examples()).containsExactly(0L, 2L);
    assertThat(finding.so())
        .isEqualTo(
            "A dot is a decimal point. If it separates thousands in this file, write the amounts"
                + " without it: 2000.");
  }

  @Test
  void in_amountsWithDecimals_areNothingOdd() {
    Survey survey = survey(order(40, 3, 2_640) + ".000", order(40, 3, 350) + ".000");

    assertThat(Findings.in(survey))
        .extracting(Finding::what)
        .noneMatch(what -> what.contains("voucher_amount"));
  }

  @Test
  void in_longPauseOfOrders_saysFromWhenToWhen() {
    Survey survey = survey(order(30, 3, 2_640), order(62, 3, 2_640), order(70, 3, 2_640));

    assertThat(Findings.in(survey))
        .extracting(Finding::what)
        .contains("No orders for 31 days, from 2020-02-01 to 2020-03-02");
  }

  private static Finding only(List<Finding> findings, String what) {
    assertThat(findings).extracting(Finding::what).containsOnlyOnce(what);
    return findings.stream()
        .filter(finding -> finding.what().equals(what))
        .findFirst()
        .orElseThrow();
  }
}
