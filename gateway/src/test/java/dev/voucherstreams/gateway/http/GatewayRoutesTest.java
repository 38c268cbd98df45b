package dev.voucherstreams.gateway.http;

import static dev.voucherstreams.gateway.table.Rows.MANY_ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.gateway.table.FakeSegmentTable;
import dev.voucherstreams.gateway.table.Rows;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;

/** What the gateway answers to everything but vouchers. */
class GatewayRoutesTest {
  private final FakeSegmentTable table = new FakeSegmentTable();
  private final GatewayClient client = new GatewayClient(table);

  private void assertAnswer(String path, int status, String body) {
    client
        .send(HttpMethod.GET, path)
        .expectStatus()
        .isEqualTo(status)
        .expectHeader()
        .contentType("application/json")
        .expectBody(String.class)
        .isEqualTo(body);
  }

  @Test
  void healthz_whileVouchersCanBeAnswered_isOk() {
    assertAnswer("/healthz", 200, "{\"status\":\"ok\"}");
  }

  @Test
  void healthz_whileTheyCannot_saysWhy() {
    table.notReady("the table is being restored");

    assertAnswer("/healthz", 503, "{\"detail\":\"the table is being restored\"}");
  }

  @Test
  void segments_withAndWithoutUses_areAllThereInTheOrderOfTheRules() {
    // Given
    table.with(Rows.row(MANY_ORDERS, 2640));

    // When
    byte[] answer =
        client
            .send(HttpMethod.GET, "/api/v1/segments")
            .expectBody()
            .returnResult()
            .getResponseBody();

    // Then
    String unused = "\"voucher\":0,\"count\":0,\"total\":0,\"tallies\":[],\"updated_at\":null}";
    assertThat(answer)
        .asString()
        .startsWith(
            "{\"segments\":[{\"country_code\":\"Peru\",\"segment_type\":\"frequent_segment\","
                + "\"segment\":\"0-4\","
                + unused)
        .contains(
            "{\"country_code\":\"Peru\",\"segment_type\":\"frequent_segment\",\"segment\":\"13-37\","
                + "\"voucher\":2640,\"count\":3,\"total\":5,\"tallies\":"
                + "[{\"voucher\":2640,\"count\":3},{\"voucher\":2641,\"count\":2}],"
                + "\"updated_at\":\"2026-11-24T02:10:00Z\"}")
        .endsWith("\"segment\":\"180+\"," + unused + "]}");
    client
        .send(HttpMethod.GET, "/api/v1/segments")
        .expectBody()
        .jsonPath("$.segments[*].segment")
        .value(
            labels ->
                assertThat(labels)
                    .asInstanceOf(InstanceOfAssertFactories.LIST)
                    .containsExactly(
                        "0-4", "5-13", "13-37", "30-60", "60-90", "90-120", "120-180", "180+"));
  }

  @Test
  void segments_whileTheTableIsNotReady_areNotShown() {
    table.notReady("the table is being restored");

    assertAnswer("/api/v1/segments", 503, "{\"detail\":\"the table is being restored\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /api/v1/voucher, POST",
    "PUT, /api/v1/voucher, POST",
    "OPTIONS, /api/v1/voucher, POST",
    "POST, /healthz, GET",
    "DELETE, /healthz, GET",
    "POST, /api/v1/segments, GET",
    "BREW, /healthz, GET",
  })
  void method_thatAPathDoesNotHave_isNotAllowed(String method, String path, String allowed) {
    client
        .send(HttpMethod.valueOf(method), path)
        .expectStatus()
        .isEqualTo(405)
        .expectHeader()
        .valueEquals("Allow", allowed)
        .expectBody(String.class)
        .isEqualTo("{\"detail\":\"Method Not Allowed\"}");
  }

  @ParameterizedTest
  @CsvSource({"GET, /", "POST, /nope", "GET, /healthz/", "GET, /api/v1"})
  void path_unknown_isNotFound(String method, String path) {
    client
        .send(HttpMethod.valueOf(method), path)
        .expectStatus()
        .isEqualTo(404)
        .expectBody(String.class)
        .isEqualTo("{\"detail\":\"Not Found\"}");
  }
}
