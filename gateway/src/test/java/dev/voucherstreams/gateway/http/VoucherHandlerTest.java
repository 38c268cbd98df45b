package dev.voucherstreams.gateway.http;

import static dev.voucherstreams.gateway.http.GatewayClient.GOOD;
import static dev.voucherstreams.service.table.Rows.FEW_ORDERS;
import static dev.voucherstreams.service.table.Rows.LONG_AGO;
import static dev.voucherstreams.service.table.Rows.MANY_ORDERS;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.schemas.generation.Generation;
import dev.voucherstreams.segments.SegmentKey;
import dev.voucherstreams.segments.SegmentRulesReader;
import dev.voucherstreams.service.table.FakeSegmentTable;
import dev.voucherstreams.service.table.Rows;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract of {@code POST /api/v1/voucher}, row by row, with the exact bodies. */
class VoucherHandlerTest {
  private final FakeSegmentTable table =
      new FakeSegmentTable()
          .with(Rows.row(FEW_ORDERS, 4400))
          .with(Rows.row(MANY_ORDERS, 2640))
          .with(Rows.row(LONG_AGO, 3520));
  private final GatewayClient client = new GatewayClient(table);

  private void assertAnswer(String request, int status, String body) {
    assertAnswer(client.ask(request), status, body);
  }

  private static void assertAnswer(HttpResponse<String> answer, int status, String body) {
    assertThat(answer.body()).isEqualTo(body);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().allValues("Content-Type")).containsExactly("application/json");
  }

  private static String invalid(String loc, String msg, String type) {
    return "{\"detail\":[{\"loc\":[%s],\"msg\":\"%s\",\"type\":\"%s\"}]}".formatted(loc, msg, type);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "14;               14;                  2640",
        "14;               \"14\";              2640",
        "14;               \" +14 \";           2640",
        "14;               14.7;                2640",
        "14;               true;                4400",
        "14;               38;                  0",
        "14;               -1;                  0",
        "14;               6;                   0",
        "frequent_segment; recency_segment;     3520",
        "2021-10-26 00:00:00; 2021-10-26T00:00:00+02:00; 2640",
        "\"customer_id\";  \"x\": [1, {}], \"customer_id\"; 2640",
      })
  void request_valid_isAnsweredWithTheVoucherOfItsSegment(
      String good, String instead, long voucher) {
    assertAnswer(GOOD.replaceFirst(good, instead), 200, "{\"voucher\":" + voucher + "}");
  }

  @Test
  void request_recentCustomer_hasNoVoucher() {
    String recent =
        GOOD.replace("frequent_segment", "recency_segment").replace("2021-10-26", "2026-10-26");

    assertAnswer(recent, 200, "{\"voucher\":0}");
  }

  static Stream<Arguments> faults() {
    String country = "this API is only concerned with vouchers for Peru";
    String segment =
        "segment_name: %s not understood -- only 'frequent_segment' and 'recency_segment' allowed";
    return Stream.of(
        fault("\"customer_id\": 123, ", "", "customer_id", "field required", "value_error.missing"),
        fault(
            "123",
            "null",
            "customer_id",
            "none is not an allowed value",
            "type_error.none.not_allowed"),
        fault(
            "123", "\"12.5\"", "customer_id", "value is not a valid integer", "type_error.integer"),
        fault("123", "NaN", "customer_id", "value is not a valid integer", "type_error.integer"),
        fault(
            "123",
            "-Infinity",
            "customer_id",
            "value is not a valid integer",
            "type_error.integer"),
        fault(
            "123",
            "9223372036854775808",
            "customer_id",
            "value is not a valid integer",
            "type_error.integer"),
        fault(
            "123",
            "9".repeat(60_000),
            "customer_id",
            "value is not a valid integer",
            "type_error.integer"),
        fault("123", "1e400", "customer_id", "value is not a valid integer", "type_error.integer"),
        fault("14,", "[],", "total_orders", "value is not a valid integer", "type_error.integer"),
        fault(
            "\"2021-10-26 00:00:00\", \"f",
            "{}, \"f",
            "last_order_ts",
            "str type expected",
            "type_error.str"),
        fault("\"Peru\"", "\"Chile\"", "country_code", country, "value_error"),
        fault("\"Peru\"", "null", "country_code", country, "value_error"),
        fault("frequent_segment", "X", "segment_name", segment.formatted("X"), "value_error"),
        fault(
            "\"frequent_segment\"",
            "null",
            "segment_name",
            segment.formatted("None"),
            "value_error"),
        fault("frequent_segment", "ñ", "segment_name", segment.formatted("ñ"), "value_error"),
        fault(
            "frequent_segment",
            "\\\\ud800",
            "segment_name",
            segment.formatted("?"),
            "value_error"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "n/a", "2021-10-26", "yesterday", "2021-02-30 00:00:00"})
  void request_byOrders_isAnsweredWhateverItsTimesAre(String time) {
    assertAnswer(GOOD.replace("2021-10-26 00:00:00", time), 200, "{\"voucher\":2640}");
  }

  @Test
  void request_byRecency_looksAtTheLastOrderOnly() {
    String recency = GOOD.replace("frequent_segment", "recency_segment");
    String good = "\"last_order_ts\": \"2021-10-26 00:00:00\"";

    assertAnswer(
        recency.replace(good, "\"last_order_ts\": \"n/a\""),
        422,
        invalid("\"body\",\"last_order_ts\"", "invalid datetime format", "value_error.datetime"));
    assertAnswer(
        recency
            .replace("2021-10-26 00:00:00", "n/a")
            .replace("\"n/a\", \"f", "\"2021-10-26\", \"f"),
        200,
        "{\"voucher\":3520}");
  }

  private static Arguments fault(String good, String bad, String field, String msg, String type) {
    return Arguments.of(GOOD.replaceFirst(good, bad), field, msg, type);
  }

  @ParameterizedTest
  @MethodSource("faults")
  void request_withAFault_isAnsweredWithItsError(
      String request, String field, String msg, String type) {
    assertAnswer(request, 422, invalid("\"body\",\"" + field + "\"", msg, type));
  }

  @Test
  void request_withSeveralFaults_isAnsweredWithAllInOrder() {
    String missing = "\"msg\":\"field required\",\"type\":\"value_error.missing\"}";

    assertAnswer(
        "{}",
        422,
        "{\"detail\":["
            + "{\"loc\":[\"body\",\"customer_id\"],"
            + missing
            + ",{\"loc\":[\"body\",\"country_code\"],"
            + missing
            + ",{\"loc\":[\"body\",\"last_order_ts\"],"
            + missing
            + ",{\"loc\":[\"body\",\"first_order_ts\"],"
            + missing
            + ",{\"loc\":[\"body\",\"total_orders\"],"
            + missing
            + ",{\"loc\":[\"body\",\"segment_name\"],"
            + missing
            + "]}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[1]", "\"x\"", "5", "true", "NaN"})
  void body_thatIsNoObject_isAnsweredSo(String body) {
    assertAnswer(body, 422, invalid("\"body\"", "value is not a valid dict", "type_error.dict"));
  }

  @Test
  void body_empty_isAnsweredSo() {
    assertAnswer("", 422, invalid("\"body\"", "field required", "value_error.missing"));
  }

  static Stream<Arguments> notJson() {
    return Stream.of(
        Arguments.of(" ", "0", "expected exactly one JSON value"),
        Arguments.of("{", "1", "Unexpected end-of-input: expected close marker for Object"),
        Arguments.of("{\"a\":}", "5", "Unexpected character ('}' (code 125)): expected a value"),
        Arguments.of("{}{}", "2", "expected exactly one JSON value"),
        Arguments.of(
            "[".repeat(600), "0", "Document nesting depth (501) exceeds the maximum allowed (500)"),
        Arguments.of(
            "{\"" + "k".repeat(60_000) + "\":1}",
            "0",
            "Name length (60000) exceeds the maximum allowed (50000)"));
  }

  @ParameterizedTest
  @MethodSource("notJson")
  void body_thatIsNotJson_isAnsweredWithWhereAndWhy(String body, String position, String reason) {
    assertAnswer(body, 422, invalid("\"body\"," + position, reason, "value_error.jsondecode"));
  }

  @Test
  void body_ofBrokenUtf8_isNotJson() {
    byte[] body = {'{', '"', (byte) 0xff, '"', ':', '1', '}'};

    HttpResponse<String> answer = client.ask(body, "application/json");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("\"type\":\"value_error.jsondecode\"");
  }

  @Test
  void body_emptyList_countsAsAnEmptyObject() {
    assertThat(client.ask("[]").body()).isEqualTo(client.ask("{}").body());
  }

  @Test
  void body_withAKeyTwice_countsTheLast() {
    assertAnswer(GOOD.replace("}", ", \"total_orders\": 1}"), 200, "{\"voucher\":4400}");
  }

  @Test
  void body_inAnyUnicodeEncoding_isRead() {
    byte[] withMark = ("\ufeff" + GOOD).getBytes(UTF_8);

    assertAnswer(client.ask(withMark, "application/json"), 200, "{\"voucher\":2640}");
    assertAnswer(
        client.ask(GOOD.getBytes(UTF_16BE), "application/json"), 200, "{\"voucher\":2640}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "application/json", "application/json;charset=latin1", "application/a+json"})
  void contentType_ofJsonOrNone_isRead(String contentType) {
    assertAnswer(client.ask(GOOD.getBytes(UTF_8), contentType), 200, "{\"voucher\":2640}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text/plain", "application/x-www-form-urlencoded", "*/*", "foo", ";;", "/"})
  void contentType_ofSomethingElse_isUnsupported(String contentType) {
    assertAnswer(
        client.ask(GOOD.getBytes(UTF_8), contentType),
        415,
        "{\"detail\":\"Unsupported Media Type\"}");
  }

  @Test
  void body_asLongAsTheLimit_isRead() {
    assertAnswer(
        GOOD + " ".repeat(GatewayClient.MAX_BYTES - GOOD.length()), 200, "{\"voucher\":2640}");
  }

  @Test
  void body_overTheLimit_isTooLarge() {
    String request = GOOD + " ".repeat(GatewayClient.MAX_BYTES + 1 - GOOD.length());

    assertAnswer(request, 413, "{\"detail\":\"Content Too Large\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{", "[1]"})
  void request_invalidWhileTheTableIsNotReady_isToldToComeBack(String body) {
    table.notReady("the table is being restored");

    assertAnswer(body, 503, "{\"detail\":\"the table is being restored\"}");
  }

  @Test
  void request_afterASwitch_isAnsweredByTheNewRules() {
    // Given
    String rules = Rows.RULES.yaml().replace("frequent_segment", "loyalty");
    Generation next =
        Rows.generation(
            "g00000002-2", 2, SegmentRulesReader.parse("a test's", rules), Rows.partition(0, 5, 5));

    // When
    table.with(next, Rows.row(SegmentKey.parse("Peru|loyalty|13-37"), 990));

    // Then
    assertAnswer(GOOD.replace("frequent_segment", "loyalty"), 200, "{\"voucher\":990}");
    assertThat(client.ask(GOOD).statusCode()).isEqualTo(422);
  }

  @Test
  void request_whileTheTableIsNotReady_isToldToComeBack() {
    table.notReady("the table is being restored");

    HttpResponse<String> answer = client.ask(GOOD);

    assertAnswer(answer, 503, "{\"detail\":\"the table is being restored\"}");
    assertThat(answer.headers().firstValue("Retry-After")).contains("1");
  }
}
