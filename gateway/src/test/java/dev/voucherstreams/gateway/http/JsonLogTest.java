package dev.voucherstreams.gateway.http;

import static dev.voucherstreams.gateway.http.GatewayClient.GOOD;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.voucherstreams.gateway.RunningGateway;
import dev.voucherstreams.service.table.FakeSegmentTable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.logback.StructuredLogEncoder;

/** A problem as a line of JSON, while requests are traced. */
class JsonLogTest {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

  private final Logger logger = (Logger) LoggerFactory.getLogger(JsonErrors.class);

  @Test
  void failure_hasTheIdsOfRequestAndTrace() throws Exception {
    // Given
    HttpServer collector = collector();
    ByteArrayOutputStream ecs = new ByteArrayOutputStream();
    ByteArrayOutputStream logstash = new ByteArrayOutputStream();
    try (RunningGateway gateway =
        RunningGateway.with(
            new FakeSegmentTable()
                .asking(
                    () -> {
                      throw new IllegalStateException("a bug");
                    }),
            "--voucher.traces.endpoint=http://127.0.0.1:" + collector.getAddress().getPort())) {
      List<OutputStreamAppender<ILoggingEvent>> appenders =
          List.of(appender("ecs", ecs), appender("logstash", logstash));

      // When
      fail(gateway.url("/api/v1/voucher"));
      appenders.forEach(logger::detachAppender);
    }
    collector.stop(0);

    // Then
    assertThat(read(ecs).at("/log/level").asText()).isEqualTo("ERROR");
    assertThat(read(logstash).at("/level").asText()).isEqualTo("ERROR");
    assertThat(List.of(read(ecs), read(logstash)))
        .allSatisfy(
            line -> {
              assertThat(line.path("trace_id").asText()).isEqualTo(TRACE);
              assertThat(line.path("request_id").asText()).isEqualTo("r-1");
              assertThat(line.path("message").asText())
                  .isEqualTo("POST /api/v1/voucher failed, request r-1");
              assertThat(line.toString()).contains("IllegalStateException: a bug");
            });
  }

  /* Takes traces and looks at none. */
  private static HttpServer collector() throws IOException {
    HttpServer collector =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    collector.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    collector.start();
    return collector;
  }

  private static void fail(URI voucher) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(voucher)
            .header("Content-Type", "application/json")
            .header("X-Request-Id", "r-1")
            .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
            .POST(BodyPublishers.ofString(GOOD))
            .build();
    int status = HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
    assertThat(status).isEqualTo(500);
  }

  private OutputStreamAppender<ILoggingEvent> appender(String format, OutputStream written) {
    StructuredLogEncoder encoder = new StructuredLogEncoder();
    encoder.setContext(logger.getLoggerContext());
    encoder.setFormat(format);
    encoder.start();
    OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
    appender.setContext(logger.getLoggerContext());
    appender.setEncoder(encoder);
    appender.setOutputStream(written);
    appender.start();
    logger.addAppender(appender);
    return appender;
  }

  private static JsonNode read(ByteArrayOutputStream line) throws IOException {
    return new ObjectMapper().readTree(line.toString(UTF_8));
  }
}
