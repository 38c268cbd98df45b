package dev.voucherstreams.segments.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.segments.Measure;
import dev.voucherstreams.segments.Segment;
import dev.voucherstreams.segments.SegmentRules;
import dev.voucherstreams.segments.SegmentRules.Counting;
import dev.voucherstreams.segments.SegmentType;
import dev.voucherstreams.segments.request.Validated.Invalid;
import dev.voucherstreams.segments.request.Validated.Valid;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RequestValidatorTest {
  private static final RequestValidator VALIDATOR =
      new RequestValidator(SegmentRules.standard(), Set.of("Peru"));
  private static final String WRONG_COUNTRY = "this API is only concerned with vouchers for Peru";

  private static Map<String, Object> good() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("customer_id", 123);
    body.put("country_code", "Peru");
    body.put("last_order_ts", "2021-10-26 00:00:00");
    body.put("first_order_ts", "2021-10-27 00:00:00");
    body.put("total_orders", 14);
    body.put("segment_name", "frequent_segment");
    return body;
  }

  private static Map<String, Object> with(String field, Object value) {
    Map<String, Object> body = good();
    body.put(field, value);
    return body;
  }

  private static FieldError error(String field, String msg, String type) {
    return new FieldError(List.of("body", field), msg, type);
  }

  @Test
  void request_withGoodFields_isTheirQuery() {
    assertThat(VALIDATOR.validate(with("unknown", List.of())))
        .isEqualTo(
            new Valid(
                new VoucherQuery(
                    123,
                    "Peru",
                    SegmentRules.standard().types().get(0),
                    Optional.of(Instant.parse("2021-10-26T00:00:00Z")),
                    14)));
  }

  @Test
  void request_withATimeThatIsReadAlready_keepsIt() {
    Instant absurd = Instant.parse("+294247-01-10T04:00:54.775807Z");

    Validated validated = VALIDATOR.validate(with("last_order_ts", absurd));

    assertThat(((Valid) validated).query().lastOrder()).contains(absurd);
  }

  @Test
  void request_withoutFields_hasEveryErrorInOrder() {
    Validated validated = VALIDATOR.validate(Map.of());

    assertThat(((Invalid) validated).errors())
        .containsExactly(
            error("customer_id", "field required", "value_error.missing"),
            error("country_code", "field required", "value_error.missing"),
            error("last_order_ts", "field required", "value_error.missing"),
            error("first_order_ts", "field required", "value_error.missing"),
            error("total_orders", "field required", "value_error.missing"),
            error("segment_name", "field required", "value_error.missing"));
  }

  static Stream<Arguments> faults() {
    List<Arguments> rows = new ArrayList<>();
    for (String field : List.of("customer_id", "total_orders")) {
      rows.add(fault(field, null, "none is not an allowed value", "type_error.none.not_allowed"));
      for (Object value : noIntegers()) {
        rows.add(fault(field, value, "value is not a valid integer", "type_error.integer"));
      }
    }
    for (String field : List.of("last_order_ts", "first_order_ts")) {
      rows.add(fault(field, null, "none is not an allowed value", "type_error.none.not_allowed"));
      rows.add(fault(field, List.of("2021-10-26"), "str type expected", "type_error.str"));
      rows.add(fault(field, Map.of(), "str type expected", "type_error.str"));
    }
    rows.add(fault("country_code", null, WRONG_COUNTRY, "value_error"));
    for (Object value : List.of("Chile", "peru", "", " Peru", 1, true, List.of("Peru"), Map.of())) {
      rows.add(fault("country_code", value, WRONG_COUNTRY, "value_error"));
    }
    return rows.stream();
  }

  private static List<Object> noIntegers() {
    return List.of(
        "",
        " ",
        "12.5",
        "x",
        "+-5",
        "+ 5",
        "1__0",
        "_1",
        "1_",
        "-_1",
        "0x10",
        "1e3",
        "\u001c5",
        "0".repeat(4_300) + "5",
        "9223372036854775808",
        "-9223372036854775809",
        BigInteger.ONE.shiftLeft(63),
        BigInteger.TEN.pow(1000),
        0x1p63,
        1e300,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        new BigDecimal("1e999999999"),
        List.of(),
        List.of(1),
        Map.of());
  }

  private static final List<Object> NO_TIMES =
      List.of("", "n/a", "yesterday", 20211026, 1.5, true, Double.NaN);

  static Stream<Object> noTimes() {
    return NO_TIMES.stream();
  }

  @ParameterizedTest
  @MethodSource("noTimes")
  void time_unreadable_isWrongOnlyForWhoGoesByIt(Object value) {
    // Given
    Map<String, Object> frequent = with("last_order_ts", value);
    frequent.put("first_order_ts", value);
    Map<String, Object> recency = new LinkedHashMap<>(frequent);
    recency.put("segment_name", "recency_segment");

    // Then
    assertThat(((Valid) VALIDATOR.validate(frequent)).query().lastOrder()).isEmpty();
    assertThat(VALIDATOR.validate(recency))
        .isEqualTo(
            new Invalid(
                List.of(
                    error("last_order_ts", "invalid datetime format", "value_error.datetime"))));
  }

  @Test
  void time_unreadableOfATypeThatIsUnknown_isNotLookedAt() {
    Map<String, Object> body = with("last_order_ts", "n/a");
    body.put("segment_name", "x");

    assertThat(((Invalid) VALIDATOR.validate(body)).errors())
        .extracting(FieldError::msg)
        .containsExactly(
            "segment_name: x not understood"
                + " -- only 'frequent_segment' and 'recency_segment' allowed");
  }

  private static Arguments fault(String field, Object value, String msg, String type) {
    return Arguments.of(field, value, msg, type);
  }

  @ParameterizedTest
  @MethodSource("faults")
  void field_withAFault_isTheOneErrorOfTheContract(
      String field, Object value, String msg, String type) {
    assertThat(VALIDATOR.validate(with(field, value)))
        .isEqualTo(new Invalid(List.of(error(field, msg, type))));
  }

  static Stream<Arguments> segmentNames() {
    return Stream.of(
        Arguments.of("X", "X"),
        Arguments.of("", ""),
        Arguments.of(null, "None"),
        Arguments.of(true, "True"),
        Arguments.of(12, "12"),
        Arguments.of(1.0, "1.0"),
        Arguments.of(List.of("a", 1), "['a', 1]"));
  }

  @ParameterizedTest
  @MethodSource("segmentNames")
  void segmentName_unknown_isShownAsPythonShowsIt(Object value, String shown) {
    String msg =
        "segment_name: "
            + shown
            + " not understood -- only 'frequent_segment' and 'recency_segment' allowed";

    assertThat(VALIDATOR.validate(with("segment_name", value)))
        .isEqualTo(new Invalid(List.of(error("segment_name", msg, "value_error"))));
  }

  static Stream<Arguments> integers() {
    return Stream.of(
        Arguments.of("123", 123L),
        Arguments.of(" +12\n", 12L),
        Arguments.of("\u00a05\u2028", 5L),
        Arguments.of("-5", -5L),
        Arguments.of("1_000", 1000L),
        Arguments.of("00012", 12L),
        Arguments.of("\u0967\u0968", 12L),
        Arguments.of("\ud835\udfcf_\ud835\udfd0", 12L),
        Arguments.of("0".repeat(4_298) + "12", 12L),
        Arguments.of("9223372036854775807", Long.MAX_VALUE),
        Arguments.of("-9223372036854775808", Long.MIN_VALUE),
        Arguments.of(14.7, 14L),
        Arguments.of(-14.7, -14L),
        Arguments.of(-0.5, 0L),
        Arguments.of(1e3, 1000L),
        Arguments.of(new BigDecimal("14.7"), 14L),
        Arguments.of(new BigDecimal("1e-999999999"), 0L),
        Arguments.of(BigInteger.valueOf(Long.MIN_VALUE), Long.MIN_VALUE),
        Arguments.of(true, 1L),
        Arguments.of(false, 0L));
  }

  @ParameterizedTest
  @MethodSource("integers")
  void integer_inAnyFormThatPydanticTakes_isRead(Object value, long number) {
    Validated validated = VALIDATOR.validate(with("total_orders", value));

    assertThat(((Valid) validated).query().totalOrders()).isEqualTo(number);
  }

  @Test
  void messages_ofOtherRulesAndCountries_nameThem() {
    List<Segment> all = List.of(new Segment("all", 0, 1));
    List<SegmentType> types =
        Stream.of("a", "b", "c")
            .map(name -> new SegmentType(name, Measure.TOTAL_ORDERS, all))
            .toList();
    RequestValidator validator =
        new RequestValidator(
            new SegmentRules(types, Counting.EACH_TYPE),
            new LinkedHashSet<>(List.of("Peru", "Chile")));

    Validated validated = validator.validate(with("country_code", "Chad"));

    assertThat(((Invalid) validated).errors())
        .extracting(FieldError::msg)
        .containsExactly(
            "this API is only concerned with vouchers for Peru, Chile",
            "segment_name: frequent_segment not understood -- only 'a', 'b' and 'c' allowed");
  }
}
