package dev.voucherstreams.gateway.http;

import static dev.voucherstreams.gateway.http.GatewayClient.GOOD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.gateway.RunningGateway;
import dev.voucherstreams.service.table.Lookup;
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
 * here, and two event loops do them.
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
    SegmentTable table =
        segment -> {
          LockSupport.parkNanos(LOOKUP_NANOS);
          return new Lookup.NoUses();
        };
    gateway =
        RunningGateway.with(
            table, "--voucher.limits.longest-wait=" + LONGEST_WAIT.toMillis() + "ms");
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  private record Answer(HttpResponse<String> response, Duration took) {
    int status() {
      return response.statusCode();
    }
  }

  private static CompletableFuture<Answer> ask() {
    long began = System.nanoTime();
    return HTTP.sendAsync(
            HttpRequest.newBuilder(gateway.url("/api/v1/voucher"))
                .POST(BodyPublishers.ofString(GOOD))
                .build(),
            BodyHandlers.ofString())
        .thenApply(response -> new Answer(response, Duration.ofNanos(System.nanoTime() - began)));
  }

  private static List<Answer> askAllAtOnce() {
    List<CompletableFuture<Answer>> asked =
        IntStream.range(0, CLIENTS).mapToObj(client -> ask()).toList();
    return asked.stream().map(CompletableFuture::join).toList();
  }

  @Test
  void requests_tenTimesTooMany_areAnsweredInTimeOrToldToComeBack() {
    // Given
    askAllAtOnce(); // opens the connections
    askAllAtOnce(); // and has the client compiled, whose time is measured, too
    double before = refused();

    // When
    List<Answer> answers = askAllAtOnce();
    List<Answer> after = IntStream.range(0, 10).mapToObj(i -> ask().join()).toList();

    // Then
    List<Answer> accepted = answers.stream().filter(answer -> answer.status() == 200).toList();
    List<Answer> refused = answers.stream().filter(answer -> answer.status() != 200).toList();
    assertThat(accepted).isNotEmpty();
    assertThat(refused)
        .hasSizeGreaterThan(CLIENTS / 4)
        .allSatisfy(
            answer -> {
              assertThat(answer.status()).isEqualTo(503);
              assertThat(answer.response().headers().firstValue("Retry-After")).contains("1");
            });
    assertThat(refused() - before).isEqualTo(refused.size());
    assertThat(p99(accepted)).isLessThan(LONGEST_WAIT.multipliedBy(6));
    assertThat(after).extracting(Answer::status).containsOnly(200);
  }

  private static double refused() {
    return gateway
        .bean(MeterRegistry.class)
        .get("voucher.refused")
        .tag("reason", "late")
        .functionCounter()
        .count();
  }

  private static Duration p99(List<Answer> answers) {
    List<Duration> sorted = answers.stream().map(Answer::took).sorted().toList();
    return sorted.get(sorted.size() * 99 / 100);
  }
}
