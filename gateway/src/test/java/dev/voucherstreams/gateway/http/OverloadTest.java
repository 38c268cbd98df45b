package dev.voucherstreams.gateway.http;

import static dev.voucherstreams.gateway.http.GatewayClient.GOOD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.gateway.RunningGateway;
import dev.voucherstreams.service.table.FakeSegmentTable;
import dev.voucherstreams.service.table.SegmentTable;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Ten times as many requests at once as are answered within the longest wait. A lookup takes 5 ms
 * here, and two event loops do them. How long those wait that are answered, the benchmark of the
 * gateway shows.
 */
class OverloadTest {
  private static final long LOOKUP_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
  private static final int LOOPS = 2;
  private static final Duration LONGEST_WAIT = Duration.ofMillis(100);
  private static final int CLIENTS =
      (int) (10 * LOOPS * LONGEST_WAIT.toNanos() / LOOKUP_NANOS); // would take 1 s

  private static final String REQUEST =
      "POST /api/v1/voucher HTTP/1.1\r\nHost: x\r\nContent-Length: "
          + GOOD.length()
          + "\r\n\r\n"
          + GOOD;

  private static final Crowd CROWD = new Crowd();

  private static RunningGateway gateway;

  @BeforeAll
  static void start() {
    SegmentTable table =
        new FakeSegmentTable()
            .asking(
                () -> {
                  CROWD.awaitAllSent();
                  LockSupport.parkNanos(LOOKUP_NANOS);
                });
    gateway =
        RunningGateway.with(
            table, "--voucher.limits.longest-wait=" + LONGEST_WAIT.toMillis() + "ms");
  }

  @AfterAll
  static void stop() throws IOException {
    CROWD.close();
    gateway.close();
  }

  @Test
  void requests_tenTimesTooMany_areAnsweredOrToldToComeBack() throws IOException {
    // Given
    CROWD.connect(gateway, CLIENTS);

    // When
    List<String> answers = CROWD.ask(REQUEST);
    GatewayClient later = new GatewayClient(gateway);
    List<HttpResponse<String>> after = Stream.generate(() -> later.ask(GOOD)).limit(10).toList();

    // Then
    List<String> refused =
        answers.stream().filter(answer -> !answer.startsWith("HTTP/1.1 200 ")).toList();
    assertThat(refused)
        .hasSizeBetween(CLIENTS / 4, CLIENTS - 1)
        .allSatisfy(
            answer ->
                assertThat(answer)
                    .startsWith("HTTP/1.1 503 ")
                    .containsIgnoringCase("retry-after: 1\r\n"));
    assertThat(refused()).isEqualTo(refused.size());
    assertThat(after).extracting(HttpResponse::statusCode).containsOnly(200);
  }

  private static double refused() {
    return gateway
        .bean(MeterRegistry.class)
        .get("voucher.refused")
        .tag("reason", "late")
        .functionCounter()
        .count();
  }
}
