package dev.voucherstreams.gateway.http;

import static dev.voucherstreams.service.table.Rows.MANY_ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.gateway.RunningGateway;
import dev.voucherstreams.service.table.FakeSegmentTable;
import dev.voucherstreams.service.table.Readiness.Missing;
import dev.voucherstreams.service.table.Readiness.NotYet;
import dev.voucherstreams.service.table.Rows;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the gateway answers to everything but vouchers. */
class GatewayRoutesTest {
  private final FakeSegmentTable table = new FakeSegmentTable();
  private final GatewayClient client = new GatewayClient(table);

  private static void assertAnswer(HttpResponse<String> answer, int status, String body) {
    assertThat(answer.body()).isEqualTo(body);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().allValues("Content-Type")).containsExactly("application/json");
  }

  @Test
  void healthz_whileVouchersCanBeAnswered_isOk() {
    assertAnswer(client.get("/healthz"), 200, "{\"status\":\"ok\"}");
  }

  @Test
  void healthz_whileTheyCannot_saysWhy() {
    table.notReady("the table is being restored");

    assertAnswer(client.get("/healthz"), 503, "{\"detail\":\"the table is being restored\"}");
  }

  @Test
  void readyz_whileVouchersCanBeAnswered_isOk() {
    assertAnswer(client.get("/readyz"), 200, "{\"status\":\"ok\"}");
  }

  @Test
  void readyz_whileANewerGenerationIsCounted_saysHowFarItIs() {
    table.with(Rows.generation("g00000002-2", 2, Rows.RULES, Rows.partition(0, 5, 3)));

    assertAnswer(
        client.get("/readyz"),
        200,
        "{\"status\":\"ok\",\"counting\":{\"name\":\"g00000002-2\",\"progress\":0.6,"
            + "\"orders_left\":2,\"seconds_left\":6}}");
  }

  @Test
  void readyz_whileTheTableIsRestored_saysHowFarItIs() {
    RunningGateway.over(table)
        .is(
            new NotYet(
                Missing.RECORDS,
                "the table is being restored",
                OptionalLong.of(1200),
                Optional.of(Duration.ofSeconds(3))));

    HttpResponse<String> answer = client.get("/readyz");

    assertAnswer(
        answer,
        503,
        "{\"detail\":\"the table is being restored\","
            + "\"missing\":\"records\",\"records_left\":1200,\"seconds_left\":3}");
    assertThat(answer.headers().allValues("Retry-After")).containsExactly("1");
  }

  @Test
  void readyz_withoutATopic_saysWhatIsMissing() {
    RunningGateway.over(table)
        .is(
            new NotYet(
                Missing.TOPIC, "waiting for the topic x", OptionalLong.empty(), Optional.empty()));

    assertAnswer(
        client.get("/readyz"),
        503,
        "{\"detail\":\"waiting for the topic x\",\"missing\":\"topic\"}");
  }

  @Test
  void readyz_tableThatSaysItIsReadyButIsNot_isNotReady() {
    table.notReady("the row of x can't be read");

    assertAnswer(client.get("/readyz"), 503, "{\"detail\":\"the row of x can't be read\"}");
  }

  @Test
  void segments_withAndWithoutUses_areAllThereInTheOrderOfTheRules() {
    // Given
    table.with(Rows.row(MANY_ORDERS, 2640));

    // When
    String answer = client.get("/api/v1/segments").body();

    // Then
    String unused =
        "\"voucher\":0,\"count\":0,\"total\":0,\"lead\":null,\"tallies\":[],\"updated_at\":null}";
    assertThat(answer)
        .startsWith(
            "{\"generation\":\"g00000001-1\",\"segments\":[{\"country_code\":\"Peru\",\"segment_type\":\"frequent_segment\","
                + "\"segment\":\"0-4\","
                + unused)
        .contains(
            "{\"country_code\":\"Peru\",\"segment_type\":\"frequent_segment\",\"segment\":\"13-37\","
                + "\"voucher\":2640,\"count\":3,\"total\":5,\"lead\":\"close\",\"tallies\":"
                + "[{\"voucher\":2640,\"count\":3},{\"voucher\":2641,\"count\":2}],"
                + "\"updated_at\":\"2026-11-24T02:10:00Z\"}")
        .endsWith("\"segment\":\"180+\"," + unused + "]}");
    assertThat(Pattern.compile("\"segment\":\"([^\"]*)").matcher(answer).results())
        .map(label -> label.group(1))
        .containsExactly("0-4", "5-13", "13-37", "30-60", "60-90", "90-120", "120-180", "180+");
  }

  @Test
  void segments_whileTheTableIsNotReady_areNotShown() {
    table.notReady("the table is being restored");

    assertAnswer(
        client.get("/api/v1/segments"), 503, "{\"detail\":\"the table is being restored\"}");
  }

  @Test
  void rules_areThoseInForceWithTheirFingerprint() {
    HttpResponse<String> answer = client.get("/api/v1/rules");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .startsWith(
            "{\"generation\":\"g00000001-1\",\"fingerprint\":\"%s\",\"countries\":[\"Peru\"],\"counting\":\"each_type\","
                .formatted(Rows.RULES.fingerprint()))
        .contains(
            "{\"name\":\"frequent_segment\",\"measure\":\"total_orders\",\"segments\":["
                + "{\"segment\":\"0-4\",\"from\":0,\"until\":5},")
        .endsWith("{\"segment\":\"180+\",\"from\":180,\"until\":null}]}]}");
  }

  @Test
  void rules_whileTheTableIsNotReady_areNotShown() {
    table.notReady("the table is being restored");

    assertAnswer(client.get("/api/v1/rules"), 503, "{\"detail\":\"the table is being restored\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /api/v1/voucher/explain, POST",
    "POST, /api/v1/rules, 'GET,HEAD'",
    "POST, /api/v1/generations, 'GET,HEAD'",
    "DELETE, /api/v1/generations/a/diff/b, 'GET,HEAD'",
    "GET, /api/v1/voucher, POST",
    "PUT, /api/v1/voucher, POST",
    "OPTIONS, /api/v1/voucher, POST",
    "POST, /healthz, 'GET,HEAD'",
    "DELETE, /healthz, 'GET,HEAD'",
    "POST, /api/v1/segments, 'GET,HEAD'",
    "POST, /, 'GET,HEAD'",
    "BREW, /healthz, 'GET,HEAD'",
    "OPTIONS, /healthz, 'GET,HEAD'",
  })
  void method_thatAPathDoesNotHave_isNotAllowed(String method, String path, String allowed) {
    HttpResponse<String> answer = client.send(method, path);

    assertAnswer(answer, 405, "{\"detail\":\"Method Not Allowed\"}");
    assertThat(answer.headers().allValues("Allow")).containsExactly(allowed);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /live",
    "POST, /nope",
    "GET, //",
    "GET, //healthz",
    "GET, /nope/",
    "GET, /api/v1"
  })
  void path_unknown_isNotFound(String method, String path) {
    assertAnswer(client.send(method, path), 404, "{\"detail\":\"Not Found\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /healthz/, /healthz",
    "GET, /healthz///, /healthz",
    "POST, /api/v1/voucher/, /api/v1/voucher",
    "DELETE, /docs/, /docs",
    "GET, /api/v1/generations/, /api/v1/generations",
    "GET, /api/v1/generations/a/diff/b/, /api/v1/generations/a/diff/b",
    "GET, /api/v1/generations/a%20b/diff/%0d%0ac/, /api/v1/generations/a%20b/diff/%0d%0ac",
  })
  void path_withASlashBehind_isSentToThePath(String method, String path, String to) {
    HttpResponse<String> answer = client.send(method, path);

    assertThat(answer.statusCode()).isEqualTo(307);
    assertThat(answer.headers().allValues("Location")).containsExactly(to);
    assertThat(answer.body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/live/live.css",
        "/live/live.js",
        "/live/icon.svg",
        "/docs",
        "/docs/swagger-ui.css",
        "/openapi.json",
        "/api/v1/segments",
        "/api/v1/rules",
        "/api/v1/generations",
        "/api/v1/generations/g00000001-1/diff/g00000001-1",
        "/healthz",
        "/readyz"
      })
  void head_isTheHeadOfGet(String path) {
    HttpResponse<String> get = client.get(path);

    HttpResponse<String> head = client.send("HEAD", path);

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(withoutIds(head)).isEqualTo(withoutIds(get));
  }

  private static Map<String, List<String>> withoutIds(HttpResponse<String> answer) {
    Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
    headers.remove("x-request-id");
    return headers;
  }

  @Test
  void head_ofTheStream_ends() {
    HttpResponse<String> head = client.send("HEAD", "/api/v1/segments/stream");

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.headers().allValues("Content-Type"))
        .containsExactly("text/event-stream;charset=UTF-8");
    assertThat(head.body()).isEmpty();
  }

  @Test
  void head_ofWhatIsRefused_hasTheStatusAndNoBody() {
    table.notReady("the table is being restored");

    HttpResponse<String> health = client.send("HEAD", "/healthz");
    assertThat(health.statusCode()).isEqualTo(503);
    assertThat(health.headers().allValues("Content-Length"))
        .isEqualTo(client.get("/healthz").headers().allValues("Content-Length"));
    assertThat(client.send("HEAD", "/nope").statusCode()).isEqualTo(404);
    HttpResponse<String> posted = client.send("HEAD", "/api/v1/voucher");
    assertThat(posted.statusCode()).isEqualTo(405);
    assertThat(posted.headers().allValues("Allow")).containsExactly("POST");
    assertThat(posted.body()).isEmpty();
  }
}
