package dev.voucherstreams.segments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.voucherstreams.segments.SegmentRules.Counting;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SegmentRulesTest {
  private static final SegmentRules STANDARD = SegmentRules.standard();
  private static final SegmentRules PYTHON =
      SegmentRulesReader.read("classpath:segments-python.yml");

  private static String label(SegmentRules rules, String type, long value) {
    return rules.type(type).orElseThrow().segmentOf(value).map(Segment::label).orElse("");
  }

  @ParameterizedTest
  @CsvSource({
    "frequent_segment, -1, ''",
    "frequent_segment, 0, 0-4",
    "frequent_segment, 4, 0-4",
    "frequent_segment, 5, 5-13",
    "frequent_segment, 12, 5-13",
    "frequent_segment, 13, 13-37",
    "frequent_segment, 37, 13-37",
    "frequent_segment, 38, ''",
    "recency_segment, -1, ''",
    "recency_segment, 29, ''",
    "recency_segment, 30, 30-60",
    "recency_segment, 59, 30-60",
    "recency_segment, 60, 60-90",
    "recency_segment, 89, 60-90",
    "recency_segment, 90, 90-120",
    "recency_segment, 119, 90-120",
    "recency_segment, 120, 120-180",
    "recency_segment, 179, 120-180",
    "recency_segment, 180, 180+",
    "recency_segment, 100000, 180+",
  })
  void standardRules_valueAtAnEdge_isInTheSegmentOfItsLabel(String type, long value, String label) {
    assertThat(label(STANDARD, type, value)).isEqualTo(label);
  }

  @ParameterizedTest
  @CsvSource({
    "-1, ''",
    "0, 0-4",
    "3, 0-4",
    "4, 5-13",
    "12, 5-13",
    "13, 13-37",
    "36, 13-37",
    "37, ''"
  })
  void pythonRules_ordersAtAnEdge_fallAsInThePythonService(long orders, String label) {
    assertThat(label(PYTHON, "frequent_segment", orders)).isEqualTo(label);
  }

  @Test
  void shippedRules_counting_isEachTypeForUsAndAllTypesForPython() {
    assertThat(STANDARD.counting()).isEqualTo(Counting.EACH_TYPE);
    assertThat(PYTHON.counting()).isEqualTo(Counting.ALL_TYPES);
  }

  @Seeds.Runs(1_000)
  void shippedRules_anyCountOrDay_fallsInAtMostOneSegment(long seed) {
    Random random = new Random(seed);
    long value = random.nextLong(Long.MAX_VALUE);
    long small = random.nextLong(401);
    for (SegmentRules rules : List.of(STANDARD, PYTHON)) {
      for (SegmentType type : rules.types()) {
        assertThat(type.segments()).filteredOn(segment -> segment.holds(value)).hasSizeLessThan(2);
        assertThat(type.segments()).filteredOn(segment -> segment.holds(small)).hasSizeLessThan(2);
      }
    }
  }

  @Test
  void keys_ofSeveralCountries_areInTheOrderOfTheRules() {
    SegmentType age = type("age", 2);
    SegmentType size = type("size", 1);

    List<SegmentKey> keys =
        new SegmentRules(List.of(size, age), Counting.EACH_TYPE).keys(List.of("Peru", "Chile"));

    assertThat(keys)
        .extracting(SegmentKey::toString)
        .containsExactly(
            "Peru|size|0",
            "Peru|age|0",
            "Peru|age|1",
            "Chile|size|0",
            "Chile|age|0",
            "Chile|age|1");
  }

  @Test
  void fingerprint_sameRules_isTheSame() {
    assertThat(SegmentRules.standard().fingerprint()).isEqualTo(STANDARD.fingerprint());
    assertThat(STANDARD.fingerprint()).matches("[0-9a-f]{16}");
  }

  @Test
  void fingerprint_anyDifference_isAnother() {
    List<SegmentType> types = List.of(type("a", 2), type("b", 2));
    SegmentRules rules = new SegmentRules(types, Counting.EACH_TYPE);

    assertThat(
            List.of(
                rules,
                new SegmentRules(types, Counting.ALL_TYPES),
                new SegmentRules(List.of(type("a", 2), type("c", 2)), Counting.EACH_TYPE),
                new SegmentRules(List.of(type("a", 2), type("b", 3)), Counting.EACH_TYPE)))
        .extracting(SegmentRules::fingerprint)
        .doesNotHaveDuplicates();
  }

  @Test
  void rules_withoutTypes_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SegmentRules(List.of(), Counting.EACH_TYPE))
        .withMessage("no segment types");
  }

  @Test
  void rules_withTwoTypesOfOneName_areRefused() {
    List<SegmentType> twice = Collections.nCopies(2, type("a", 1));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SegmentRules(twice, Counting.EACH_TYPE))
        .withMessage("two segment types a");
  }

  @Test
  void rules_withTooManyCombinations_areRefused() {
    List<SegmentType> types = List.of(type("a", 400), type("b", 400));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SegmentRules(types, Counting.EACH_TYPE))
        .withMessage("too many combinations of segments: more than 100000");
  }

  private static SegmentType type(String name, int segments) {
    return new SegmentType(
        name,
        Measure.TOTAL_ORDERS,
        IntStream.range(0, segments).mapToObj(i -> new Segment("" + i, i, i + 1)).toList());
  }
}
