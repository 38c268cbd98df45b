package dev.voucherstreams.gateway.http;

import static dev.voucherstreams.gateway.http.GatewayClient.GOOD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.gateway.RunningGateway;
import dev.voucherstreams.service.table.FakeSegmentTable;
import dev.voucherstreams.service.table.SegmentTable;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
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

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private static RunningGateway gateway;

  @BeforeAll
  static void start() {
    SegmentTable table = new FakeSegmentTable().asking(() -> LockSupport.parkNanos(LOOKUP_NANOS));
    gateway =
        RunningGateway.with(
            table, "--voucher.limits.longest-wait=" + LONGEST_WAIT.toMillis() + "ms");
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  private static CompletableFuture<HttpResponse<String>> ask() {
    return HTTP.sendAsync(
        HttpRequest.newBuilder(gateway.url("/api/v1/voucher"))
            .POST(BodyPublishers.ofString(GOOD))
            .build(),
        BodyHandlers.ofString());
  }

  private static List<HttpResponse<String>> askAllAtOnce() {
    List<CompletableFuture<HttpResponse<String>>> asked =
        IntStream.range(0, CLIENTS).mapToObj(client -> ask()).toList();
    return asked.stream().map(CompletableFuture::join).toList();
  }

  @Test
  void requests_tenTimesTooMany_areAnsweredOrToldToComeBack() {
    // Given
    askAllAtOnce(); // opens the connections
    double before = refused();

    // When
    List<HttpResponse<String>> answers = askAllAtOnce();
    List<HttpResponse<String>> after = IntStream.range(0, 10).mapToObj(i -> ask().join()).toList();

    // Then
    List<HttpResponse<String>> refused =
        answers.stream().filter(answer -> answer.statusCode() != 200).toList();
    assertThat(refused)
        .hasSizeBetween(CLIENTS / 4, CLIENTS - 1)
        .allSatisfy(
            answer -> {
              assertThat(answer.statusCode()).isEqualTo(503);
              assertThat(answer.headers().firstValue("Retry-After")).contains("1");
            });
    assertThat(refused() - before).isEqualTo(refused.size());
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
