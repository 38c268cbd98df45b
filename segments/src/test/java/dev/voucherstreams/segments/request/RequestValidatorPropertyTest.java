package dev.voucherstreams.segments.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.segments.SegmentRules;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RequestValidatorPropertyTest {
  private static final RequestValidator VALIDATOR =
      new RequestValidator(SegmentRules.standard(), Set.of("Peru"));

  @Property
  void validate_anyJson_neverThrows(@ForAll("bodies") Map<String, Object> body) {
    assertThat(VALIDATOR.validate(body)).isNotNull();
  }

  @Provide
  Arbitrary<Map<String, Object>> bodies() {
    Arbitrary<String> names =
        Arbitraries.of(
            "customer_id",
            "country_code",
            "last_order_ts",
            "first_order_ts",
            "total_orders",
            "segment_name",
            "other");
    return Arbitraries.maps(names, json(2)).ofMaxSize(7);
  }

  private static Arbitrary<Object> json(int depth) {
    Arbitrary<Object> leaf = Arbitraries.oneOf(text(), numbers(), others());
    if (depth == 0) {
      return leaf;
    }
    Arbitrary<Object> deeper = json(depth - 1);
    Arbitrary<Object> lists = deeper.list().ofMaxSize(3).map(list -> list);
    Arbitrary<Object> maps =
        Arbitraries.maps(Arbitraries.strings(), deeper).ofMaxSize(3).map(map -> map);
    return Arbitraries.oneOf(leaf, lists, maps);
  }

  /* Besides noise: what is nearly right, since that goes deepest. */
  private static Arbitrary<Object> text() {
    return Arbitraries.oneOf(
        Arbitraries.strings().map(text -> text),
        Arbitraries.strings().withChars("+-_0123456789eE. ").map(text -> text),
        Arbitraries.strings().withChars("0123456789-+:TZ. ").ofLength(19).map(text -> text),
        Arbitraries.of("Peru", "frequent_segment", "2021-10-26 00:00:00", "1"));
  }

  private static Arbitrary<Object> numbers() {
    return Arbitraries.oneOf(
        Arbitraries.integers().map(number -> number),
        Arbitraries.longs().map(number -> number),
        Arbitraries.doubles().map(number -> number),
        Arbitraries.bigIntegers().map(number -> number.multiply(BigInteger.TEN.pow(30))),
        Arbitraries.of(-999_999_999, 0, 999_999_999)
            .map(exponent -> new BigDecimal("1.5e" + exponent)));
  }

  private static Arbitrary<Object> others() {
    return Arbitraries.of(true, false, Double.NaN, Double.POSITIVE_INFINITY, -0.0)
        .map(value -> (Object) value)
        .injectNull(0.3);
  }
}
