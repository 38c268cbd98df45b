package dev.voucherstreams.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.voucherstreams.history.Column;
import dev.voucherstreams.history.formats.HistoryFile;
import dev.voucherstreams.report.survey.CountBasis;
import dev.voucherstreams.report.survey.MeasureSurvey;
import dev.voucherstreams.report.survey.Oddity;
import dev.voucherstreams.report.survey.Survey;
import dev.voucherstreams.report.words.Words;
import dev.voucherstreams.segments.AmountUses;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README of the real sample says of it, found by the report. */
class RealSampleTest {

  @TempDir private static Path folder;

  private static Path page;
  private static Survey survey;

  @BeforeAll
  static void report() throws Exception {
    RealSample.require();
    page = folder.resolve("sample.html");
    ReportRun run =
        new ReportRun(
            HistoryFile.of(RealSample.FILE),
            page,
            CountBasis.read("classpath:segments.yml", List.of("Peru")),
            Optional.empty(),
            Histories.NOW);
    survey = run.run((done, expected) -> {}).survey();
  }

  @Test
  void rows_ofSample_areThoseThatCountAndTheIncomplete() {
    assertThat(survey.rows()).isEqualTo(10_655);
    assertThat(survey.rules().counting()).isEqualTo(8_421);
    assertThat(survey.served().lacking().all().count()).isEqualTo(2_234);
    assertThat(survey.outOfScope().count()).isZero();
    assertThat(survey.rejectReasons().all().count()).isZero();
    assertThat(survey.repeatedRows().seen().count()).isZero();
  }

  @Test
  void talliesAndWinners_ofSample_areThoseOfAnIndependentProgram() throws Exception {
    Map<String, Map<Long, Long>> tallies = new TreeMap<>();
    Map<String, Long> winners = new TreeMap<>();
    survey
        .rules()
        .tallies()
        .forEach(
            (segment, tally) -> {
              for (AmountUses uses : tally.tally().byCount()) {
                tallies
                    .computeIfAbsent(segment.toString(), key -> new TreeMap<>())
                    .put(uses.amount(), uses.count());
              }
              tally
                  .tally()
                  .winner()
                  .ifPresent(winner -> winners.put(segment.toString(), winner.amount()));
            });

    assertThat(tallies).isEqualTo(RealSample.tallies());
    assertThat(winners).isEqualTo(RealSample.winners());
  }

  @Test
  void oddities_ofSample_areFound() {
    assertThat(survey.oddities().of(Oddity.TIMESTAMP_BEFORE_LAST_ORDER).count()).isEqualTo(891);
    assertThat(survey.oddities().of(Oddity.NO_ORDERS).count()).isEqualTo(1_118);
    assertThat(survey.oddities().of(Oddity.LAST_ORDER_BEFORE_FIRST_ORDER).count()).isZero();
    assertThat(survey.oddities().of(Oddity.NEGATIVE_ORDERS).count()).isZero();
    assertThat(survey.oddities().of(Oddity.AMOUNT_OF_NOTHING).count()).isZero();
    assertThat(survey.oddities().of(Oddity.TIME_AFTER_NOW).count()).isZero();
  }

  @Test
  void recency_ofSample_liesInTwoSegmentsOrBelowAll() {
    MeasureSurvey recency = survey.served().measures().get(1);
    Map<String, Long> rows = new LinkedHashMap<>();
    recency.bands().forEach(band -> rows.put(Words.range(band.from(), band.until()), band.rows()));

    assertThat(rows)
        .containsExactly(
            entry("below 0", 891L),
            entry("0 to 29", 904L - 891),
            entry("30 to 59", 3_940L),
            entry("60 to 89", 0L),
            entry("90 to 119", 5_811L),
            entry("120 to 179", 0L),
            entry("180 and more", 0L));
  }

  @Test
  void columns_ofSample_areAsItsReadmeSays() {
    assertThat(survey.column(Column.TOTAL_ORDERS).missing()).isEqualTo(876);
    assertThat(survey.column(Column.VOUCHER_AMOUNT).missing()).isEqualTo(1_466);
    assertThat(survey.column(Column.TIMESTAMP).missing()).isZero();
    assertThat(survey.column(Column.CUSTOMER_ID).present()).isZero();
    assertThat(
            survey
                .served()
                .lacking()
                .of(Set.of(Column.TOTAL_ORDERS, Column.VOUCHER_AMOUNT))
                .count())
        .isEqualTo(876 + 1_466 - 2_234);
    assertThat(survey.served().amounts().tally().byCount())
        .containsExactly(
            new AmountUses(2_640, 4_792),
            new AmountUses(3_520, 2_248),
            new AmountUses(4_400, 2_149));
  }

  @Test
  void page_ofSample_hasTheFigures() throws Exception {
    assertThat(Files.readString(page))
        .contains(
            "Of 10,655 rows, 8,421 (79.0 %) would count. Of 8 segments, 5 would have a winner:"
                + " voucher 2640 in 5.");
  }
}
