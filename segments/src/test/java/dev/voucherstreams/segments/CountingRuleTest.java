package dev.voucherstreams.segments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.segments.Verdict.Counts;
import dev.voucherstreams.segments.Verdict.Incomplete;
import dev.voucherstreams.segments.Verdict.OutOfScope;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CountingRuleTest {
  private static final Instant NOW = Instant.parse("2021-10-26T12:00:00Z");
  private static final CountingRule STANDARD =
      new CountingRule(SegmentRules.standard(), List.of("Peru", "Chile"));
  private static final CountingRule PYTHON =
      new CountingRule(SegmentRulesReader.read("classpath:segments-python.yml"), List.of("Peru"));

  private static Verdict judge(CountingRule rule, String country, long orders, long days) {
    Instant lastOrder = NOW.minusSeconds(days * 86_400);
    return rule.judge(country, NOW, lastOrder, lastOrder, orders, 2640L);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "4, 30, Peru|frequent_segment|0-4, Peru|recency_segment|30-60",
        "37, 180, Peru|frequent_segment|13-37, Peru|recency_segment|180+",
        "5, 29, Peru|frequent_segment|5-13, -",
        "38, 90, Peru|recency_segment|90-120, -",
        "38, 29, -, -",
        "-1, -1, -, -",
      })
  void judge_completeOrder_countsInEachTypeOnItsOwn(
      long orders, long days, String first, String second) {
    List<SegmentKey> segments =
        Stream.of(first == null ? "" : first, second == null ? "" : second)
            .filter(key -> !key.isEmpty())
            .map(SegmentKey::parse)
            .toList();

    assertThat(judge(STANDARD, "Peru", orders, days)).isEqualTo(new Counts(segments));
  }

  @Test
  void judge_orderOfAnotherServedCountry_countsThere() {
    assertThat(judge(STANDARD, "Chile", 0, 0))
        .isEqualTo(new Counts(List.of(new SegmentKey("Chile", "frequent_segment", "0-4"))));
  }

  @Test
  void judge_withPythonRules_countsOnlyInSegmentsOfBothTypes() {
    assertThat(judge(PYTHON, "Peru", 4, 30))
        .isEqualTo(
            new Counts(
                List.of(
                    new SegmentKey("Peru", "frequent_segment", "5-13"),
                    new SegmentKey("Peru", "recency_segment", "30-60"))));
    assertThat(judge(PYTHON, "Peru", 4, 29)).isEqualTo(new Counts(List.of()));
    assertThat(judge(PYTHON, "Peru", 37, 30)).isEqualTo(new Counts(List.of()));
  }

  @Test
  void judge_everyCombinationOfSegments_countsInExactlyThese() {
    SegmentRules rules = SegmentRules.standard();
    for (long orders = -1; orders < 40; orders++) {
      for (long days = -1; days < 200; days++) {
        List<SegmentKey> expected =
            Stream.of(
                    key(rules.types().get(0), orders).stream(),
                    key(rules.types().get(1), days).stream())
                .flatMap(keys -> keys)
                .toList();

        assertThat(judge(STANDARD, "Peru", orders, days)).isEqualTo(new Counts(expected));
      }
    }
  }

  private static List<SegmentKey> key(SegmentType type, long value) {
    return type.segmentOf(value).stream()
        .map(segment -> new SegmentKey("Peru", type.name(), segment.label()))
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {"-", "Chad", "peru", "''", "' Peru'"})
  void judge_countryNotServed_isOutOfScopeHoweverIncomplete(String country) {
    assertThat(STANDARD.judge(country, null, null, null, null, null)).isEqualTo(new OutOfScope());
  }

  static Stream<Arguments> incomplete() {
    return Stream.of(
        Arguments.of(null, NOW, NOW, 1L, 1L),
        Arguments.of(NOW, null, NOW, 1L, 1L),
        Arguments.of(NOW, NOW, null, 1L, 1L),
        Arguments.of(NOW, NOW, NOW, null, 1L),
        Arguments.of(NOW, NOW, NOW, 1L, null));
  }

  @ParameterizedTest
  @MethodSource("incomplete")
  void judge_anythingAbsent_isIncomplete(
      Instant timestamp, Instant lastOrder, Instant firstOrder, Long orders, Long amount) {
    assertThat(STANDARD.judge("Peru", timestamp, lastOrder, firstOrder, orders, amount))
        .isEqualTo(new Incomplete());
  }

  @Test
  void judge_sameSegmentsTwice_givesTheSameVerdictObject() {
    assertThat(judge(STANDARD, "Peru", 1, 30)).isSameAs(judge(STANDARD, "Peru", 2, 31));
  }
}
