package dev.voucherstreams.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.voucherstreams.gateway.TestClock;
import dev.voucherstreams.gateway.table.Rows;
import dev.voucherstreams.gateway.table.SegmentTable;
import dev.voucherstreams.segments.SegmentKey;
import dev.voucherstreams.segments.request.RequestValidator;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import org.springframework.web.reactive.function.server.HandlerStrategies;

/** The gateway's routes without a server, over a table that the test gives. */
final class GatewayClient {
  static final int MAX_BYTES = 64 * 1024;

  private final WebTestClient client;

  GatewayClient(SegmentTable table) {
    Json json = new Json(MAX_BYTES);
    Clock clock = new TestClock("2026-11-24T00:00:00Z");
    Answers answers = new Answers(json, Duration.ofSeconds(1));
    List<SegmentKey> segments = Rows.RULES.keys(List.of("Peru"));
    RequestValidator validator = new RequestValidator(Rows.RULES, Set.of("Peru"));
    BodyReader bodies = new BodyReader(json, MAX_BYTES);
    client =
        WebTestClient.bindToRouterFunction(
                GatewayRoutes.of(
                    new VoucherHandler(bodies, validator, table, clock, answers),
                    new SegmentsHandler(segments, table, answers),
                    new HealthHandler(segments, table, answers)))
            .handlerStrategies(
                HandlerStrategies.empty()
                    .codecs(codecs -> codecs.registerDefaults(true))
                    .exceptionHandler(new JsonErrors(json))
                    .build())
            .build();
  }

  ResponseSpec ask(String body) {
    return ask(body.getBytes(UTF_8), MediaType.APPLICATION_JSON_VALUE);
  }

  ResponseSpec ask(byte[] body, String contentType) {
    return client
        .post()
        .uri("/api/v1/voucher")
        .header("Content-Type", contentType)
        .bodyValue(body)
        .exchange();
  }

  ResponseSpec send(HttpMethod method, String path) {
    return client.method(method).uri(path).exchange();
  }
}
