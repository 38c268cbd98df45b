package dev.voucherstreams.gateway.http;

import static dev.voucherstreams.gateway.http.GatewayClient.GOOD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.voucherstreams.gateway.RunningGateway;
import dev.voucherstreams.service.table.FakeSegmentTable;
import dev.voucherstreams.service.table.SegmentTable;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
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

  /* So that all are at once, the first lookup takes until the last request is sent. */
  private static final CompletableFuture<Void> ALL_SENT = new CompletableFuture<>();

  private static RunningGateway gateway;

  @BeforeAll
  static void start() {
    SegmentTable table =
        new FakeSegmentTable()
            .asking(
                () -> {
                  ALL_SENT.join();
                  LockSupport.parkNanos(LOOKUP_NANOS);
                });
    gateway =
        RunningGateway.with(
            table, "--voucher.limits.longest-wait=" + LONGEST_WAIT.toMillis() + "ms");
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @Test
  void requests_tenTimesTooMany_areAnsweredOrToldToComeBack() throws IOException {
    List<RawClient> clients = new ArrayList<>();
    List<String> answers = new ArrayList<>();
    try {
      // Given
      for (int i = 0; i < CLIENTS; i++) {
        clients.add(new RawClient(gateway.port()));
      }
      await().until(() -> connections() == CLIENTS);

      // When
      for (RawClient client : clients) {
        client.send(REQUEST);
      }
      ALL_SENT.complete(null);
      for (RawClient client : clients) {
        answers.add(client.readUntil("}"));
      }
    } finally {
      ALL_SENT.complete(null);
      for (RawClient client : clients) {
        client.close();
      }
    }
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

  private static int connections() {
    return (int) gateway.bean(MeterRegistry.class).get("voucher.connections").gauge().value();
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
