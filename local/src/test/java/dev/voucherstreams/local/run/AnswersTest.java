package dev.voucherstreams.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnswersTest {

  private HttpServer server;

  @BeforeEach
  void startServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
  }

  @AfterEach
  void stopServer() {
    server.stop(0);
  }

  @Test
  void agree_sameTableInAnotherSpelling_isTrue() throws InterruptedException {
    // Given
    String tally = serve("/segments", 200, "{\"segments\":[{\"voucher\":1,\"tallies\":[2,3]}]}");
    String replica =
        serve(
            "/api/v1/segments",
            200,
            "{\"generation\": \"g1-1\", \"segments\": [{ \"tallies\": [2, 3], \"voucher\": 1 }]}");

    // When
    boolean agree = new Answers(tally, replica).agree();

    // Then
    assertThat(agree).isTrue();
  }

  @Test
  void agree_gatewayIsBehind_isFalse() throws InterruptedException {
    // Given
    String tally = serve("/segments", 200, "{\"segments\":[2]}");
    String replica = serve("/api/v1/segments", 200, "{\"segments\":[1]}");

    // When
    boolean agree = new Answers(tally, replica).agree();

    // Then
    assertThat(agree).isFalse();
  }

  @Test
  void agree_bothAreRestoring_isFalse() throws InterruptedException {
    // Given
    String tally = serve("/segments", 503, "{}");
    String replica = serve("/api/v1/segments", 503, "{}");

    // When
    boolean agree = new Answers(tally, replica).agree();

    // Then
    assertThat(agree).isFalse();
  }

  private String serve(String path, int status, String body) {
    server.createContext(
        path,
        exchange -> {
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    return "http://localhost:" + server.getAddress().getPort() + path;
  }
}
