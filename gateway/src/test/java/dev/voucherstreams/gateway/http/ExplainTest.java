package dev.voucherstreams.gateway.http;

import static dev.voucherstreams.gateway.http.GatewayClient.GOOD;
import static dev.voucherstreams.service.table.Rows.LONG_AGO;
import static dev.voucherstreams.service.table.Rows.MANY_ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.events.AmountCount;
import dev.voucherstreams.events.SegmentVoucher;
import dev.voucherstreams.service.table.FakeSegmentTable;
import dev.voucherstreams.service.table.Rows;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * {@code POST /api/v1/voucher/explain} on the running gateway, whose clock stands at 2026-11-24.
 */
class ExplainTest {
  private static final String EXPLAIN = "/api/v1/voucher/explain";

  private final FakeSegmentTable table =
      new FakeSegmentTable()
          .with(Rows.row(MANY_ORDERS, 2640))
          .with(tie())
          .with(Rows.row(Rows.FEW_ORDERS, 1));
  private final GatewayClient gateway = new GatewayClient(table);

  private static SegmentVoucher tie() {
    SegmentVoucher row = Rows.row(LONG_AGO, 2640);
    row.setTallies(List.of(new AmountCount(2640L, 3L), new AmountCount(3520L, 3L)));
    row.setTotal(6L);
    return row;
  }

  private void assertAnswer(String request, int status, String body) {
    HttpResponse<String> answer = gateway.post(EXPLAIN, request);
    assertThat(answer.body()).isEqualTo(body);
    assertThat(answer.statusCode()).isEqualTo(status);
  }

  private static String with(String fields) {
    return GOOD.replace("}", ", " + fields + "}");
  }

  @Test
  void explain_customerInASegmentWithUses_saysAllThatLedToTheVoucher() {
    assertAnswer(
        GOOD,
        200,
        "{\"voucher\":2640,"
            + "\"reason\":\"customers in segment 13-37 of frequent_segment used 2640 most in Peru:"
            + " 3 of 5 times\","
            + "\"as_of\":\"2026-11-24T00:00:00Z\",\"country_code\":\"Peru\","
            + "\"segment_type\":\"frequent_segment\",\"segment\":\"13-37\","
            + "\"rule\":{\"measure\":\"total_orders\",\"from\":13,\"until\":38},\"value\":14,"
            + "\"days_since_last_order\":1855,\"count\":3,\"total\":5,\"share\":0.6,"
            + "\"runner_up\":{\"voucher\":2641,\"count\":2},\"margin\":1,\"lead\":\"close\","
            + "\"tallies\":[{\"voucher\":2640,\"count\":3},{\"voucher\":2641,\"count\":2}],"
            + "\"updated_at\":\"2026-11-24T02:10:00Z\"}");
  }

  @Test
  void explain_tie_saysThatTheLowerAmountWins() {
    assertThat(gateway.post(EXPLAIN, GOOD.replace("frequent_s", "recency_s")).body())
        .contains(
            "3 of 6 times, no more than another; the lower amount wins\"",
            "\"rule\":{\"measure\":\"days_since_last_order\",\"from\":180,\"until\":null}",
            "\"runner_up\":{\"voucher\":3520,\"count\":3},\"margin\":0,\"lead\":\"tie\",");
  }

  @Test
  void explain_customerInNoSegment_saysWhyThereIsNone() {
    assertAnswer(
        GOOD.replace("14", "38"),
        200,
        "{\"voucher\":0,"
            + "\"reason\":\"38 total_orders is in no segment of frequent_segment:"
            + " the last, 13-37, ends before 38\","
            + "\"as_of\":\"2026-11-24T00:00:00Z\",\"country_code\":\"Peru\","
            + "\"segment_type\":\"frequent_segment\",\"segment\":null,\"rule\":null,\"value\":38,"
            + "\"days_since_last_order\":1855,\"count\":0,\"total\":0,\"share\":0.0,"
            + "\"runner_up\":null,\"margin\":0,\"lead\":null,\"tallies\":[],\"updated_at\":null}");
  }

  @Test
  void explain_segmentWithoutUses_saysThatNobodyUsedOne() {
    assertThat(gateway.post(EXPLAIN, GOOD.replace("14", "7")).body())
        .contains(
            "\"voucher\":0,",
            "\"reason\":\"nobody in segment 5-13 of frequent_segment has used a voucher in Peru\"",
            "\"segment\":\"5-13\",\"rule\":{\"measure\":\"total_orders\",\"from\":5,\"until\":13}");
  }

  @ParameterizedTest
  @CsvSource({
    "2021-11-24 23:59:59, 29, null, 'begins at 30'",
    "2021-11-25 00:00:00, 30, '\"30-60\"', 'nobody in segment 30-60'",
    "2021-10-25T00:00:00Z, -1, null, 'begins at 30'",
  })
  void explain_asOfATime_answersAsIfItWereNow(
      String asOf, long days, String segment, String reason) {
    String request =
        with("\"as_of\": \"" + asOf + "\"").replace("frequent_segment", "recency_segment");

    assertThat(gateway.post(EXPLAIN, request).body())
        .contains("\"value\":" + days + ",\"days_since_last_order\":" + days + ",")
        .contains("\"segment\":" + segment + ",", reason);
  }

  @Test
  void explain_asOfNull_isNow() {
    assertThat(gateway.post(EXPLAIN, with("\"as_of\": null")).body())
        .isEqualTo(gateway.post(EXPLAIN, GOOD).body());
  }

  @ParameterizedTest
  @CsvSource({
    "'\"yesterday\"', invalid datetime format, value_error.datetime",
    "[], str type expected, type_error.str",
  })
  void explain_asOfThatIsNoTime_isInvalidAfterTheOtherFields(String asOf, String msg, String type) {
    String request = with("\"as_of\": " + asOf).replace("123", "\"x\"");

    assertAnswer(
        request,
        422,
        ("{\"detail\":[{\"loc\":[\"body\",\"customer_id\"],"
                + "\"msg\":\"value is not a valid integer\",\"type\":\"type_error.integer\"},"
                + "{\"loc\":[\"body\",\"as_of\"],\"msg\":\"%s\",\"type\":\"%s\"}]}")
            .formatted(msg, type));
  }

  @Test
  void explain_byOrdersWithoutATimeThatCanBeRead_doesNotKnowTheDays() {
    assertThat(gateway.post(EXPLAIN, GOOD.replace("2021-10-26 00:00:00", "n/a")).body())
        .contains("\"voucher\":2640,", "\"value\":14,\"days_since_last_order\":null,");
  }

  @Test
  void voucher_withAsOf_ignoresItLikeAnyOtherField() {
    assertThat(gateway.ask(with("\"as_of\": \"yesterday\"")).body())
        .isEqualTo("{\"voucher\":2640}");
  }

  @Test
  void explain_whileTheTableIsNotReady_isToldToComeBack() {
    table.notReady("the table is being restored");

    assertAnswer(GOOD, 503, "{\"detail\":\"the table is being restored\"}");
  }
}
