package dev.voucherstreams.gateway.http;

import static dev.voucherstreams.gateway.http.GatewayClient.GOOD;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.voucherstreams.gateway.RunningGateway;
import dev.voucherstreams.service.table.FakeSegmentTable;
import dev.voucherstreams.service.table.Rows;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.util.ResourceLeakDetector;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Many requests as the lines of one. */
@ExtendWith(OutputCaptureExtension.class)
class BulkTest {
  private static final String PATH = "/api/v1/vouchers";
  private static final String NDJSON = "application/x-ndjson";
  private static final String HEAD =
      "POST "
          + PATH
          + " HTTP/1.1\r\nHost: x\r\nContent-Type: "
          + NDJSON
          + "\r\nTransfer-Encoding: chunked\r\n";
  private static final String LINE = GOOD + "\n";
  private static final List<String> ANY_LINES =
      List.of(
          GOOD,
          GOOD.replace("14", "2"),
          "",
          "{}",
          "{",
          "[1]",
          "nonsense",
          GOOD.replace("Peru", "Chile"),
          GOOD.replace("frequent_segment", "ñ"),
          "\ufeff" + GOOD,
          GOOD + " ".repeat(GatewayClient.MAX_BYTES),
          GOOD.replace("14", "\"14\""));

  private final FakeSegmentTable table =
      new FakeSegmentTable()
          .with(Rows.row(Rows.MANY_ORDERS, 2640))
          .with(Rows.row(Rows.FEW_ORDERS, 4400));
  private final RunningGateway gateway = RunningGateway.over(table);
  private final GatewayClient client = new GatewayClient(gateway);

  private HttpResponse<String> bulk(String lines) {
    return client.post(PATH, lines, "Content-Type", NDJSON);
  }

  /* What requests of their own are answered. */
  private String oneByOne(List<String> lines) {
    return lines.stream().map(line -> client.ask(line).body() + "\n").collect(Collectors.joining());
  }

  private static String chunk(String text) {
    return Integer.toHexString(text.getBytes(UTF_8).length) + "\r\n" + text + "\r\n";
  }

  @Test
  void lines_goodAndBad_areAnsweredInOrderAsOneByOne() {
    HttpResponse<String> answer = bulk(String.join("\n", ANY_LINES) + "\n");

    assertThat(answer.body()).isEqualTo(oneByOne(ANY_LINES));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().allValues("Content-Type")).containsExactly(NDJSON);
    assertThat(answer.headers().allValues("X-Request-Id")).hasSize(1);
  }

  @Test
  void lines_withCarriageReturnsAndNoEnd_areAnsweredTheSame() {
    List<String> lines = List.of(GOOD, "", "{}", GOOD);

    assertThat(bulk(String.join("\r\n", lines)).body()).isEqualTo(oneByOne(lines));
  }

  @Test
  void line_longerThanTheLimit_isTooLargeAndTheNextIsAnswered() {
    String answer = bulk(" ".repeat(1_000_000) + "\n" + LINE).body();

    assertThat(answer).isEqualTo("{\"detail\":\"Content Too Large\"}\n{\"voucher\":2640}\n");
  }

  @Test
  void noLines_areNoAnswers() {
    HttpResponse<String> answer = bulk("");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void badLines_forAClientThatAsksForProblemDetails_areThose() {
    HttpResponse<String> answer =
        client.post(PATH, "{}\n", "Accept", NDJSON + ", application/problem+json");

    assertThat(answer.body()).startsWith("{\"type\":\"urn:problem-type:").endsWith("}\n");
    assertThat(answer.body().lines()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "application/x-ndjson",
        "application/x-ndjson; charset=utf-8",
        "Application/NDJSON",
        "application/jsonl"
      })
  void contentType_ofLinesOrNone_isRead(String contentType) {
    assertThat(client.post(PATH, LINE, "Content-Type", contentType).body())
        .isEqualTo("{\"voucher\":2640}\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "text/plain", "*/*", "foo", ";;"})
  void contentType_ofSomethingElse_isUnsupported(String contentType) {
    HttpResponse<String> answer = client.post(PATH, LINE, "Content-Type", contentType);

    assertThat(answer.statusCode()).isEqualTo(415);
    assertThat(answer.body()).isEqualTo("{\"detail\":\"Unsupported Media Type\"}");
  }

  @Test
  void request_whileTheTableIsNotReady_isToldToComeBack() {
    table.notReady("the table is being restored");

    HttpResponse<String> answer = bulk(LINE.repeat(1000));

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).isEqualTo("{\"detail\":\"the table is being restored\"}");
    assertThat(answer.headers().firstValue("Retry-After")).contains("1");
  }

  @Test
  void line_afterTheTableHasGone_saysSoInItsPlace() throws IOException {
    try (RawClient raw = new RawClient(client.port())) {
      // Given
      raw.send(HEAD + "\r\n" + chunk(LINE)).readUntil("{\"voucher\":2640}\n");

      // When
      table.notReady("the table is being restored");

      // Then
      assertThat(raw.send(chunk(LINE)).readUntil("}\n"))
          .endsWith("\n{\"detail\":\"the table is being restored\"}\n");
    }
  }

  @Test
  void line_thatIsAwaited_isAnsweredBeforeTheNextIsSent() throws IOException {
    try (RawClient raw = new RawClient(client.port())) {
      raw.send(HEAD + "\r\n");
      for (int i = 0; i < 10; i++) {
        raw.send(chunk(LINE)).readUntil("{\"voucher\":2640}\n");
      }

      assertThat(raw.send("0\r\n\r\n").readUntil("0\r\n\r\n")).doesNotContain("voucher");
    }
  }

  @Test
  void client_thatExpectsToBeToldToGoOn_isToldOnce() throws IOException {
    try (RawClient raw = new RawClient(client.port())) {
      String first = raw.send(HEAD + "Expect: 100-continue\r\n\r\n").readUntil("\r\n\r\n");

      assertThat(first).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
      assertThat(raw.send(chunk(LINE)).readUntil("2640}\n")).startsWith("HTTP/1.1 200 OK");
      assertThat(raw.send("0\r\n\r\n").readUntil("0\r\n\r\n")).doesNotContain("HTTP");
    }
  }

  @Test
  void lines_areCountedAsRequestsAre() {
    double before = requests("resolved");

    bulk(LINE.repeat(100) + "{}\n");

    assertThat(requests("resolved") - before).isEqualTo(100);
  }

  private double requests(String outcome) {
    return gateway
        .bean(MeterRegistry.class)
        .get("voucher.requests")
        .tag("outcome", outcome)
        .timers()
        .stream()
        .mapToDouble(timer -> timer.count())
        .sum();
  }

  @Test
  void clients_thatGoAwayInTheMiddle_leaveNothingBehind(CapturedOutput output) throws IOException {
    ResourceLeakDetector.Level level = ResourceLeakDetector.getLevel();
    ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
    try {
      // Given
      int others = gateway.connections();

      // When
      List<RawClient> clients = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        clients.add(new RawClient(client.port()).send(HEAD + "\r\n" + chunk(LINE.repeat(2_000))));
      }
      for (RawClient raw : clients) {
        raw.readUntil("{\"voucher\":2640}\n");
        raw.close();
      }
      await().until(() -> gateway.connections() <= others);

      // Then
      System.gc(); // a leak is found with the first allocation after that
      assertThat(Stream.generate(() -> bulk(LINE).statusCode()).limit(100)).containsOnly(200);
      assertThat(output).doesNotContain("LEAK", "ERROR");
    } finally {
      ResourceLeakDetector.setLevel(level);
    }
  }
}
