package dev.voucherstreams.report.survey;

import static dev.voucherstreams.report.Histories.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.report.Histories;
import dev.voucherstreams.report.survey.RulesComparison.TypeChange;
import dev.voucherstreams.report.survey.RulesComparison.VoucherChange;
import dev.voucherstreams.report.survey.RulesComparison.Vouchers;
import dev.voucherstreams.report.survey.SegmentChange.Kind;
import dev.voucherstreams.report.survey.SegmentChange.Winner;
import dev.voucherstreams.segments.Measure;
import dev.voucherstreams.segments.Segment;
import dev.voucherstreams.segments.SegmentKey;
import dev.voucherstreams.segments.SegmentRules;
import dev.voucherstreams.segments.SegmentRules.Counting;
import dev.voucherstreams.segments.SegmentType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RulesComparisonTest {

  private static final Segment FEW = new Segment("few", 0, 6);
  private static final SegmentType ORDERS = orders(FEW);
  private static final SegmentType DAYS =
      new SegmentType("days", Measure.DAYS_SINCE_LAST_ORDER, List.of(new Segment("recent", 0, 30)));

  private static SegmentType orders(Segment... segments) {
    return new SegmentType("orders", Measure.TOTAL_ORDERS, List.of(segments));
  }

  private static CountBasis each(SegmentType... types) {
    return basis(Counting.EACH_TYPE, List.of("Peru"), types);
  }

  private static CountBasis basis(Counting counting, List<String> countries, SegmentType... types) {
    return new CountBasis("test.yml", new SegmentRules(List.of(types), counting), countries);
  }

  private static RulesComparison compare(CountBasis present, CountBasis next, String... rows) {
    return Histories.survey(present, Optional.of(next), rows).next().orElseThrow();
  }

  /*
   * Now few, 0 to 5, holds 100 three times and 200 once, and many, 6 to 9, 200 twice. Next, few, 0
   * to 3, holds 100 and 200 once each, so the lower wins; and some, 4 to 29, holds 100 and 200 twice
   * each and 300 once, so 100 wins there, too.
   */
  @Test
  void add_ordersThatMoveBetweenSegments_comparesTheVouchersOfTheFinishedCounts() {
    // When
    RulesComparison comparison =
        compare(
            each(orders(FEW, new Segment("many", 6, 10))),
            each(orders(new Segment("few", 0, 4), new Segment("some", 4, 30))),
            order(40, 3, 100),
            order(40, 3, 200),
            order(40, 4, 100),
            order(40, 5, 100),
            order(40, 6, 200),
            order(40, 7, 200),
            order(40, 20, 300),
            order(40, 3, 100).replace("Peru", "Chile"),
            "2020-04-05,Peru,,2019-01-01,3,100",
            "no,row");

    // Then
    assertThat(comparison.orders()).isEqualTo(7);
    assertThat(comparison.types()).containsExactly(new TypeChange("orders", 3));
    assertThat(comparison.mostFrequent(10))
        .containsExactly(change("orders", 200, 100, 2), change("orders", 0, 100, 1));
    assertThat(comparison.mostFrequent(1)).containsExactly(change("orders", 200, 100, 2));
    assertThat(comparison.segments())
        .containsExactly(
            segment("few", new Winner(100, 2), new Winner(100, 0)),
            segment("some", null, new Winner(100, 0)),
            segment("many", new Winner(200, 2), null));
    assertThat(comparison.segments())
        .extracting(SegmentChange::kind)
        .containsExactly(Kind.SAME, Kind.ADDED, Kind.REMOVED);
  }

  @Test
  void add_ordersOfCountriesThatComeOrGo_haveNoVoucherWhereNotServed() {
    RulesComparison comparison =
        compare(
            each(ORDERS),
            basis(Counting.EACH_TYPE, List.of("Chile"), ORDERS),
            order(40, 3, 100),
            order(40, 4, 100),
            order(40, 3, 300).replace("Peru", "Chile"),
            order(40, 3, 300).replace("Peru", "Bolivia"));

    assertThat(comparison.orders()).isEqualTo(3);
    assertThat(comparison.mostFrequent(10))
        .containsExactly(change("orders", 100, 0, 2), change("orders", 0, 300, 1));
  }

  /* The second and third count nowhere now, but their customers are few and get few's voucher. */
  @Test
  void add_ordersThatCountByAllTypesOnly_areOfferedTheVoucherOfTheirSegment() {
    RulesComparison comparison =
        compare(
            basis(Counting.ALL_TYPES, List.of("Peru"), ORDERS, DAYS),
            each(ORDERS, DAYS),
            order(10, 3, 100),
            order(40, 3, 200),
            order(40, 3, 200));

    assertThat(comparison.types())
        .containsExactly(new TypeChange("orders", 3), new TypeChange("days", 0));
    assertThat(comparison.mostFrequent(10)).containsExactly(change("orders", 100, 200, 3));
    assertThat(comparison.segments())
        .extracting(SegmentChange::kind)
        .containsExactly(Kind.WINNER, Kind.SAME);
  }

  @Test
  void add_typesThatComeOrGo_areThoseOfTheNextRulesFirst() {
    RulesComparison comparison = compare(each(ORDERS), each(DAYS), order(10, 3, 100));

    assertThat(comparison.types())
        .containsExactly(new TypeChange("days", 1), new TypeChange("orders", 1));
    assertThat(comparison.mostFrequent(10))
        .containsExactly(change("days", 0, 100, 1), change("orders", 100, 0, 1));
  }

  @Test
  void same_rulesAndCountriesOfOtherNamesAndOrder_areTheSame() {
    CountBasis both = basis(Counting.EACH_TYPE, List.of("Peru", "Chile"), ORDERS);
    CountBasis renamed = new CountBasis("other.yml", both.rules(), List.of("Chile", "Peru"));

    assertThat(compare(both, renamed).same()).isTrue();
    assertThat(compare(both, each(ORDERS)).same()).isFalse();
    assertThat(compare(each(ORDERS), each(DAYS)).same()).isFalse();
  }

  private static VoucherChange change(String type, long from, long to, long orders) {
    return new VoucherChange(new Vouchers(type, from, to), orders);
  }

  private static SegmentChange segment(String label, @Nullable Winner from, @Nullable Winner to) {
    return new SegmentChange(
        new SegmentKey("Peru", "orders", label),
        Optional.ofNullable(from),
        Optional.ofNullable(to));
  }
}
