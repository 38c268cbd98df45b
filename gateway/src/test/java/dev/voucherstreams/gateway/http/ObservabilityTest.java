package dev.voucherstreams.gateway.http;

import static dev.voucherstreams.gateway.http.GatewayClient.GOOD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.voucherstreams.gateway.RunningGateway;
import dev.voucherstreams.service.table.FakeSegmentTable;
import dev.voucherstreams.service.table.Rows;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What operators see of requests: ids, meters, log lines. */
@ExtendWith(OutputCaptureExtension.class)
class ObservabilityTest {
  private final FakeSegmentTable table =
      new FakeSegmentTable().with(Rows.row(Rows.MANY_ORDERS, 2640));
  private final GatewayClient gateway = new GatewayClient(table);

  @ParameterizedTest
  @ValueSource(strings = {"a", "3f2a-77", "Root=1-67891233-abcdef012345678912345678", "a/b+c=@d"})
  void requestId_thatIsSane_isTakenOver(String id) {
    assertThat(gateway.get("/healthz", "X-Request-Id", id).headers().allValues("X-Request-Id"))
        .containsExactly(id);
    assertThat(
            gateway
                .post("/api/v1/voucher", GOOD, "X-Request-Id", id)
                .headers()
                .allValues("X-Request-Id"))
        .containsExactly(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a\"b", "<x>", "%0a", "{}"})
  void requestId_thatIsNotSane_isReplaced(String id) {
    HttpResponse<String> answer = gateway.get("/nope", "X-Request-Id", id);

    assertThat(answer.headers().allValues("X-Request-Id"))
        .hasSize(1)
        .allMatch(made -> made.matches("[0-9a-f]{16}"));
  }

  @Test
  void requestIds_thatAreMade_differ() {
    List<String> ids =
        List.of(
            gateway.get("/healthz").headers().firstValue("X-Request-Id").orElseThrow(),
            gateway.get("/healthz").headers().firstValue("X-Request-Id").orElseThrow());

    assertThat(ids).doesNotHaveDuplicates();
  }

  @Test
  void failure_ofOurs_isOneLineWithTheRequestIdAndNothingToTheClient(CapturedOutput output) {
    table.asking(
        () -> {
          throw new IllegalStateException("a bug");
        });

    HttpResponse<String> answer = gateway.post("/api/v1/voucher", GOOD, "X-Request-Id", "r-1");
    HttpResponse<String> segments = gateway.get("/api/v1/segments", "X-Request-Id", "r-2");

    assertThat(List.of(answer.body(), segments.body()))
        .containsOnly("{\"detail\":\"Internal Server Error\"}");
    assertThat(List.of(answer.statusCode(), segments.statusCode())).containsOnly(500);
    assertThat(output)
        .contains("POST /api/v1/voucher failed, request r-1")
        .contains("GET /api/v1/segments failed, request r-2");
  }

  @ParameterizedTest
  @CsvSource({
    "14, resolved, frequent_segment",
    "7, no_uses, frequent_segment",
    "38, no_segment, frequent_segment",
    "'\"x\"', invalid, none",
  })
  void voucherRequests_areCountedByOutcomeAndSegmentType(
      String orders, String outcome, String type) {
    // Given
    long before = count(outcome, type);

    // When
    gateway.ask(GOOD.replace("14", orders));

    // Then
    assertThat(count(outcome, type)).isEqualTo(before + 1);
  }

  @Test
  void voucherRequests_whileNotReady_areCountedAsThat() {
    long before = count("not_ready", "none");
    table.notReady("restoring");

    gateway.ask(GOOD);

    assertThat(count("not_ready", "none")).isEqualTo(before + 1);
  }

  private long count(String outcome, String type) {
    return RunningGateway.over(table)
        .bean(MeterRegistry.class)
        .find("voucher.requests")
        .tag("outcome", outcome)
        .tag("segment_type", type)
        .timers()
        .stream()
        .mapToLong(Timer::count)
        .sum();
  }

  @Test
  void meters_onTheManagementPort_haveLatencyBucketsAndTheReplica() {
    gateway.ask(GOOD);

    assertThat(gateway.manage("/actuator/prometheus").body())
        .contains(
            "voucher_requests_seconds_bucket{outcome=\"resolved\",segment_type=\"frequent_segment\",le=\"1.0E-5\"}",
            "voucher_requests_seconds_bucket{outcome=\"resolved\",segment_type=\"frequent_segment\",le=\"0.001\"}",
            "voucher_replica_ready",
            "voucher_replica_age_seconds",
            "voucher_replica_rows",
            "voucher_table_age_seconds",
            "voucher_generation_progress 1.0");
    assertThat(
            RunningGateway.over(table)
                .bean(MeterRegistry.class)
                .get("voucher.requests")
                .tag("outcome", "resolved")
                .timer()
                .max(TimeUnit.SECONDS))
        .isLessThan(30);
  }

  @Test
  void generation_thatServes_isNamedOnTheManagementPort() {
    assertThat(gateway.manage("/actuator/info").body())
        .contains("\"generation\":{\"name\":\"g00000001-1\"}");
    await()
        .untilAsserted(
            () ->
                assertThat(gateway.manage("/actuator/prometheus").body())
                    .contains("voucher_generation_info{generation=\"g00000001-1\"} 1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/actuator", "/actuator/health", "/actuator/prometheus", "/actuator/env"})
  void actuator_onThePublicPort_isNotThere(String path) {
    assertThat(gateway.get(path).statusCode()).isEqualTo(404);
  }

  @Test
  void answers_ofAnyKind_tellNothingOfOurSoftware() {
    for (String path : List.of("/healthz", "/nope", "/api/v1/segments")) {
      assertThat(gateway.get(path).headers().map().keySet())
          .doesNotContain("server", "x-powered-by", "via");
      assertThat(gateway.get(path).headers().allValues("X-Content-Type-Options"))
          .containsExactly("nosniff");
    }
  }
}
