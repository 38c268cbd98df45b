package dev.voucherstreams.gateway.http;

import static dev.voucherstreams.gateway.http.GatewayClient.GOOD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.voucherstreams.gateway.RunningGateway;
import dev.voucherstreams.service.table.FakeSegmentTable;
import dev.voucherstreams.service.table.SegmentTable;
import java.io.IOException;
import java.net.ConnectException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Clients that are slow, stuck or too many, at a gateway with tight limits. */
class ServerLimitsTest {
  private static final String HEAD =
      "POST /api/v1/voucher HTTP/1.1\r\nHost: x\r\nContent-Length: " + GOOD.length() + "\r\n\r\n";

  private static final String BULK_HEAD =
      HEAD.replace("voucher HTTP", "vouchers HTTP")
          .replaceFirst("Content-Length: \\d+", "Transfer-Encoding: chunked");
  private static final String BULK_CHUNK =
      Integer.toHexString(GOOD.length() + 1) + "\r\n" + GOOD + "\n\r\n";

  private static RunningGateway gateway;

  /* Has patience, but little room. */
  private static RunningGateway narrow;

  /* Takes as long as a test says, which no real table does. */
  private static volatile Runnable lookup = () -> {};

  @BeforeAll
  static void start() {
    SegmentTable table = new FakeSegmentTable().asking(() -> lookup.run());
    gateway =
        RunningGateway.with(
            table,
            "--voucher.limits.longest-wait=1m",
            "--voucher.limits.idle=2s",
            "--voucher.limits.request=1s",
            "--voucher.limits.answer=1s");
    narrow =
        RunningGateway.with(
            table, "--voucher.limits.connections=20", "--voucher.limits.longest-wait=100ms");
  }

  @AfterAll
  static void stop() {
    gateway.close();
    narrow.close();
  }

  private static RawClient client() throws IOException {
    return new RawClient(gateway.port());
  }

  private static RawClient narrowClient() throws IOException {
    return new RawClient(narrow.port());
  }

  @Test
  void client_thatSaysNothing_isHungUpOn() throws IOException {
    try (RawClient client = client()) {
      assertThat(client.readToEnd()).isEmpty();
    }
  }

  @Test
  void client_thatNeverEndsItsHeaders_isHungUpOn() throws Exception {
    try (RawClient client = client().send("GET /healthz HTTP/1.1\r\n")) {
      CompletableFuture<String> read = client.readToEndMeanwhile();

      await().until(() -> read.isDone() || client.isRefused("X: y\r\n"));

      assertThat(read.get()).isEmpty();
    }
  }

  @Test
  void client_thatStopsInTheBody_isTimedOut() throws IOException {
    try (RawClient client = client().send(HEAD + "{")) {
      assertThat(client.readToEnd())
          .startsWith("HTTP/1.1 408 ")
          .endsWith("{\"detail\":\"Request Timeout\"}");
    }
  }

  @Test
  void client_thatSendsItsBodyByteByByte_isTimedOut() throws Exception {
    try (RawClient client = client().send(HEAD)) {
      CompletableFuture<String> read = client.readToEndMeanwhile();

      await()
          .pollInterval(100, TimeUnit.MILLISECONDS)
          .until(() -> read.isDone() || client.isRefused(" "));

      assertThat(read.get()).startsWith("HTTP/1.1 408 ");
    }
  }

  @Test
  void client_thatDoesNotReadItsAnswers_isHungUpOn() throws IOException {
    String request = "GET /docs/swagger-ui-bundle.js HTTP/1.1\r\nHost: x\r\n\r\n";
    try (RawClient client = client().send(request.repeat(20))) {
      await().untilAsserted(() -> assertThat(gateway.connections()).isZero());

      assertThat(client.readToEnd()).doesNotContain("HTTP/1.1 5");
    }
  }

  @Test
  void bulkClient_thatStopsInTheMiddle_isHungUpOnAfterItsAnswers() throws IOException {
    try (RawClient client = client().send(BULK_HEAD + BULK_CHUNK)) {
      assertThat(client.readToEnd())
          .startsWith("HTTP/1.1 200 OK")
          .contains("{\"voucher\":0}\n")
          .doesNotContain("408")
          .doesNotEndWith("0\r\n\r\n");
    }
  }

  @Test
  void bulkClient_thatDoesNotReadItsAnswers_isHungUpOn() throws IOException {
    String lines = "{}\n".repeat(50_000); // each has a long answer
    String chunk = Integer.toHexString(lines.length()) + "\r\n" + lines + "\r\n";
    try (RawClient client = client().send(BULK_HEAD)) {
      await().until(() -> client.isRefused(chunk));
    }
  }

  @Test
  void client_thatIsSlowButComesToAnEnd_isAnswered() throws IOException {
    try (RawClient client = narrowClient()) {
      client.send(HEAD.substring(0, 30));
      client.send(HEAD.substring(30) + GOOD.substring(0, 50));
      client.send(GOOD.substring(50));

      assertThat(client.readUntil("}")).startsWith("HTTP/1.1 200 OK");
    }
  }

  @Test
  void connections_overTheLimit_areToldToComeBackUntilThereIsRoom() throws IOException {
    try (Crowd crowd = new Crowd()) {
      // Given
      crowd.connect(narrow, 20);

      // When
      try (RawClient oneTooMany = narrowClient()) {
        // Then
        assertThat(oneTooMany.readToEnd())
            .startsWith("HTTP/1.1 503 ")
            .contains("Retry-After: 1\r\n", "Connection: close\r\n")
            .endsWith("{\"detail\":\"Service Unavailable\"}");
      }
    }
    await().untilAsserted(() -> assertThat(narrow.connections()).isZero());
    try (RawClient client = narrowClient()) {
      assertThat(client.send(HEAD + GOOD).readUntil("}")).startsWith("HTTP/1.1 200 OK");
    }
  }

  @Test
  void requests_thatHaveWaitedTooLong_areRefusedUntilTheQueueIsGone() throws IOException {
    try (Crowd crowd = new Crowd()) {
      // Given
      crowd.connect(narrow, 16);
      lookup =
          () -> {
            crowd.awaitAllSent();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(150));
          };

      // When
      List<String> answers = crowd.ask(HEAD + GOOD);
      lookup = () -> {};

      // Then
      assertThat(answers)
          .anyMatch(answer -> answer.startsWith("HTTP/1.1 200 OK"))
          .anyMatch(answer -> answer.startsWith("HTTP/1.1 503 "))
          .filteredOn(answer -> !answer.startsWith("HTTP/1.1 200 OK"))
          .allSatisfy(
              answer ->
                  assertThat(answer)
                      .containsIgnoringCase("retry-after: 1\r\n")
                      .endsWith("{\"detail\":\"Service Unavailable\"}"));
      for (RawClient client : crowd.clients()) {
        assertThat(client.send(HEAD + GOOD).readUntil("}")).startsWith("HTTP/1.1 200 OK");
      }
    } finally {
      lookup = () -> {};
    }
  }

  @Test
  void shutdown_whileARequestIsUnderWay_answersItFirst() throws Exception {
    try (RunningGateway leaving =
            RunningGateway.with(
                new FakeSegmentTable(),
                "--voucher.limits.request=60s",
                "--spring.lifecycle.timeout-per-shutdown-phase=60s");
        RawClient client = new RawClient(leaving.port())) {
      // Given
      client.send(HEAD.replace("Host", "Expect: 100-continue\r\nHost")).readUntil("100 Continue");
      int port = leaving.port();

      // When
      CompletableFuture<Void> stopped = CompletableFuture.runAsync(leaving::close);
      await().until(() -> isRefused(port));
      client.send(GOOD);

      // Then
      assertThat(client.readUntil("}")).contains("HTTP/1.1 200 OK").endsWith("{\"voucher\":0}");
      stopped.get(60, TimeUnit.SECONDS);
    }
  }

  @Test
  void shutdown_withADelay_saysSoAndGoesOnForThatLong() throws Exception {
    try (RunningGateway leaving =
        RunningGateway.with(new FakeSegmentTable(), "--voucher.shutdown-delay=60s")) {
      // Given
      GatewayClient client = new GatewayClient(leaving);
      int port = leaving.port();
      assertThat(client.get("/readyz").statusCode()).isEqualTo(200);

      // When
      Thread closing = new Thread(leaving::close);
      closing.start();
      await().until(() -> client.get("/readyz").statusCode() == 503);

      // Then
      assertThat(client.ask(GOOD).statusCode()).isEqualTo(200);
      closing.interrupt(); // ends the delay
      closing.join();
      assertThat(isRefused(port)).isTrue();
    }
  }

  private static boolean isRefused(int port) throws IOException {
    try {
      new RawClient(port).close();
      return false;
    } catch (ConnectException e) {
      return true;
    }
  }
}
