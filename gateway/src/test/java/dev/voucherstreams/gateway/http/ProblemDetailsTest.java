package dev.voucherstreams.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.service.table.FakeSegmentTable;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Errors for a client that asks for RFC 9457's shape, and for those that don't. */
class ProblemDetailsTest {
  private static final String VOUCHER = "/api/v1/voucher";

  private final FakeSegmentTable table = new FakeSegmentTable();
  private final GatewayClient gateway = new GatewayClient(table);

  private static void assertProblem(HttpResponse<String> answer, int status, String body) {
    assertThat(answer.body()).isEqualTo(body);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().allValues("Content-Type"))
        .containsExactly("application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/problem+json",
        "application/json, application/problem+json",
        "text/html, application/problem+json;q=0.5"
      })
  void invalidRequest_ofAClientThatAsksForIt_isAProblemWithErrors(String accept) {
    assertProblem(
        gateway.post(VOUCHER, "5", "Accept", accept),
        422,
        "{\"type\":\"urn:problem-type:voucher-streams:invalid-request\","
            + "\"title\":\"Unprocessable Content\",\"status\":422,"
            + "\"detail\":\"the request has an error: value is not a valid dict\","
            + "\"instance\":\"/api/v1/voucher\",\"errors\":[{\"loc\":[\"body\"],"
            + "\"msg\":\"value is not a valid dict\",\"type\":\"type_error.dict\"}]}");
  }

  @Test
  void severalErrors_areCountedInTheDetail() {
    assertThat(gateway.post(VOUCHER, "{}", "Accept", "application/problem+json").body())
        .contains("\"detail\":\"the request has 6 errors\"");
  }

  @Test
  void otherRefusals_areAboutBlank() {
    assertProblem(
        gateway.get("/nope", "Accept", "application/problem+json"),
        404,
        "{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404,"
            + "\"detail\":\"Not Found\",\"instance\":\"/nope\",\"errors\":[]}");
  }

  @Test
  void notReady_isAProblemToo() {
    table.notReady("the table is being restored");

    assertProblem(
        gateway.get("/healthz", "Accept", "application/problem+json"),
        503,
        "{\"type\":\"urn:problem-type:voucher-streams:not-ready\","
            + "\"title\":\"Service Unavailable\",\"status\":503,"
            + "\"detail\":\"the table is being restored\",\"instance\":\"/healthz\",\"errors\":[]}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"*/*", "application/*", "application/json", "application/problem+json;q=0", "x"})
  void error_forEverybodyElse_isThePythonServicesShape(String accept) {
    HttpResponse<String> answer = gateway.get("/nope", "Accept", accept);

    assertThat(answer.body()).isEqualTo("{\"detail\":\"Not Found\"}");
    assertThat(answer.headers().allValues("Content-Type")).containsExactly("application/json");
  }
}
