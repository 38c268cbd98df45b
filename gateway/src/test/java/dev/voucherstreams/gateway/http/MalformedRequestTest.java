package dev.voucherstreams.gateway.http;

import static dev.voucherstreams.gateway.http.GatewayClient.GOOD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.service.table.FakeSegmentTable;
import java.io.IOException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no HTTP library would send, over a bare socket. */
class MalformedRequestTest {
  private static final String POST =
      "POST /api/v1/voucher HTTP/1.1\r\nHost: x\r\nConnection: close\r\n";

  private final GatewayClient gateway = new GatewayClient(new FakeSegmentTable());

  private String answer(String request) throws IOException {
    try (RawClient client = new RawClient(gateway.port())) {
      return client.send(request).readToEnd();
    }
  }

  static Stream<Arguments> malformed() {
    String long8K = "x".repeat(9_000);
    return Stream.of(
        Arguments.of(400, "no HTTP at all\r\n\r\n"),
        Arguments.of(400, "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\r\n\r\n"),
        Arguments.of(400, "GET\r\n\r\n"),
        Arguments.of(400, "GET / HTTP/9.9.9\r\nHost: x\r\n\r\n"),
        Arguments.of(400, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
        Arguments.of(400, "GET /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"),
        Arguments.of(400, "GET /a\\b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"),
        Arguments.of(400, "POST /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"),
        Arguments.of(400, "GET /healthz HTTP/1.1\r\nHost: x\r\nBad Header: x\r\n\r\n"),
        Arguments.of(400, "GET /healthz HTTP/1.1\r\nHost: x\r\n: x\r\n\r\n"),
        Arguments.of(400, POST + "Content-Length: ten\r\n\r\n"),
        Arguments.of(400, POST + "Content-Length: -1\r\n\r\n"),
        Arguments.of(400, POST + "Content-Length: 1\r\nContent-Length: 2\r\n\r\n{}"),
        Arguments.of(400, POST + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n"),
        Arguments.of(400, POST + "Transfer-Encoding: chunked\r\n\r\n-1\r\n{}\r\n0\r\n\r\n"),
        Arguments.of(404, "OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"),
        Arguments.of(404, "CONNECT x:1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"),
        Arguments.of(413, POST + "Content-Length: 99999999999\r\n\r\n{"),
        Arguments.of(
            413,
            POST
                + "Transfer-Encoding: chunked\r\n\r\n"
                + ("2000\r\n" + " ".repeat(8192) + "\r\n").repeat(9)),
        Arguments.of(414, "GET /" + long8K + " HTTP/1.1\r\nHost: x\r\n\r\n"),
        Arguments.of(431, "GET /healthz HTTP/1.1\r\nHost: x\r\nX-Long: " + long8K + "\r\n\r\n"),
        Arguments.of(
            431, "GET /healthz HTTP/1.1\r\nHost: x\r\n" + "A: b\r\n".repeat(3_000) + "\r\n"));
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void request_thatIsMalformed_isAnsweredWithItsStatusAndDetail(int status, String request)
      throws IOException {
    assertThat(answer(request))
        .startsWith("HTTP/1.1 " + status + " ")
        .containsIgnoringCase("content-type: application/json\r\n")
        .containsIgnoringCase("x-request-id: ")
        .matches("(?s).*\r\n\r\n\\{\"detail\":\"[^\"]+\"}");
  }

  static Stream<Arguments> unusual() {
    String voucher = "Content-Length: " + GOOD.length() + "\r\n\r\n" + GOOD;
    return Stream.of(
        Arguments.of(POST.replace("/api", "/%61pi") + voucher),
        Arguments.of(POST.replace("/api", "http://x/api") + voucher),
        Arguments.of(POST.replace("voucher", "voucher?a=%20&b") + voucher),
        Arguments.of(POST.replace("voucher", "voucher?tag=a|b") + voucher),
        Arguments.of(POST.replace("voucher", "voucher?f={\"a\":1}") + voucher),
        Arguments.of(POST.replace("voucher", "voucher?q=100%") + voucher),
        Arguments.of(POST.replace("voucher", "voucher?a=\u00e9\\^`<>[]??#%zz") + voucher),
        Arguments.of(POST.replace("voucher", "v%6Fucher?q=%") + voucher),
        Arguments.of(POST.replace("voucher", "voucher#|") + voucher),
        Arguments.of(
            POST.replace("/api", "http://x/api").replace("voucher", "voucher?|") + voucher),
        Arguments.of(POST.replace("1.1", "1.0") + voucher),
        Arguments.of(
            POST
                + "Transfer-Encoding: chunked\r\n\r\n"
                + GOOD.replaceAll("(?s).", "1\r\n$0\r\n")
                + "0\r\n\r\n"));
  }

  @ParameterizedTest
  @MethodSource("unusual")
  void request_thatIsUnusualButRight_isAnsweredWithAVoucher(String request) throws IOException {
    assertThat(answer(request)).contains(" 200 OK\r\n").endsWith("{\"voucher\":0}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/healthz",
        "/readyz",
        "/api/v1/segments",
        "/api/v1/rules",
        "/docs",
        "/openapi.json"
      })
  void query_thatIsNoUri_isNoReasonToRefuseARequest(String path) throws IOException {
    String get = "GET %s?a|b={\"c\":100%%}#%%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

    assertThat(answer(get.formatted(path))).startsWith("HTTP/1.1 200 OK\r\n");
  }

  @Test
  void query_ofTheOtherPostedPaths_isNotReadEither() throws IOException {
    String voucher = "Content-Length: " + GOOD.length() + "\r\n\r\n" + GOOD;

    assertThat(answer(POST.replace("voucher", "voucher/explain?tag=a|b") + voucher))
        .startsWith("HTTP/1.1 200 OK\r\n");
    assertThat(answer(POST.replace("voucher", "vouchers?tag=a|b") + voucher))
        .startsWith("HTTP/1.1 200 OK\r\n")
        .contains("{\"voucher\":0}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"//api/v1/voucher", "/api//v1/voucher", "/./api/v1/voucher"})
  void path_thatIsAnother_isNotFound(String path) throws IOException {
    assertThat(answer(POST.replace("/api/v1/voucher", path) + "Content-Length: 0\r\n\r\n"))
        .startsWith("HTTP/1.1 404 ");
  }

  @Test
  void requests_sentWithoutWaiting_areAnsweredInOrderEachWithItsId() throws IOException {
    // Given
    String keepAlive = POST.replace("Connection: close\r\n", "");
    String first = keepAlive + "X-Request-Id: first\r\nContent-Length: 2\r\n\r\n[]";
    String second = "GET /healthz HTTP/1.1\r\nHost: x\r\nX-Request-Id: second\r\n\r\n";
    String third = POST + "X-Request-Id: third\r\nContent-Length: 0\r\n\r\n";

    // When
    String answers = answer(first + second + third);

    // Then
    assertThat(answers.lines().filter(line -> line.regionMatches(true, 0, "x-request-id", 0, 12)))
        .extracting(line -> line.substring(14))
        .containsExactly("first", "second", "third");
    assertThat(Pattern.compile("HTTP/1.1 (\\d+)").matcher(answers).results())
        .extracting(status -> status.group(1))
        .containsExactly("422", "200", "422");
  }
}
