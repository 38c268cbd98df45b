package dev.voucherstreams.gateway.netty;

import static io.netty.handler.codec.http.HttpVersion.HTTP_1_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The spans of a connection's requests. */
class RequestTracesTest {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String PARENT = "00f067aa0ba902b7";

  @RegisterExtension
  static final OpenTelemetryExtension TELEMETRY = OpenTelemetryExtension.create();

  private final EmbeddedChannel connection =
      new EmbeddedChannel(new RequestTraces(TELEMETRY.getOpenTelemetry()));

  @Test
  void request_ofATrace_isASpanOfIt() {
    // When
    ask("POST", "/api/v1/voucher?a=b", "00-" + TRACE + "-" + PARENT + "-01");
    answer(200);

    // Then
    assertThat(TELEMETRY.getSpans())
        .singleElement()
        .satisfies(
            span -> {
              assertThat(span.getTraceId()).isEqualTo(TRACE);
              assertThat(span.getParentSpanId()).isEqualTo(PARENT);
              assertThat(span.getKind()).isEqualTo(SpanKind.SERVER);
              assertThat(span.getName()).isEqualTo("POST /api/v1/voucher");
              assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
              assertThat(status(span)).isEqualTo(200);
              assertThat(text(span, "voucher.request_id")).isEqualTo("r-1");
            });
  }

  @Test
  void request_withoutATrace_beginsOne() {
    ask("GET", "/healthz", null);
    answer(503);

    assertThat(TELEMETRY.getSpans())
        .singleElement()
        .satisfies(
            span -> {
              assertThat(span.getParentSpanContext().isValid()).isFalse();
              assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
            });
  }

  @Test
  void spans_ofPathsAndMethodsThatClientsThinkOf_haveNoNamesOfTheirs() {
    ask("GET", "/wp-login.php", null);
    answer(404);
    ask("BREW", "/api/v1/voucher", null);
    answer(405);

    assertThat(TELEMETRY.getSpans())
        .map(SpanData::getName)
        .containsExactly("GET", "HTTP /api/v1/voucher");
  }

  @Test
  void requests_thatDoNotWaitForAnswers_haveTheirOwn() {
    // When
    ask("GET", "/a", null);
    ask("GET", "/b", null);
    answer(200);
    answer(422);

    // Then
    assertThat(TELEMETRY.getSpans())
        .map(span -> span.getName() + " " + status(span))
        .containsExactly("GET /a 200", "GET /b 422");
  }

  @Test
  void span_ofAnAnswerInParts_endsWithItsLast_evenIfTheClientHasGone() {
    ask("GET", "/api/v1/segments/stream", null);
    answer(100);
    connection.writeOutbound(new DefaultHttpResponse(HTTP_1_1, HttpResponseStatus.OK));
    assertThat(TELEMETRY.getSpans()).isEmpty();

    connection.writeOutbound(new DefaultLastHttpContent());
    assertThat(TELEMETRY.getSpans()).hasSize(1);

    ask("GET", "/healthz", null);
    connection.finishAndReleaseAll();
    assertThat(TELEMETRY.getSpans())
        .last()
        .satisfies(
            span ->
                assertThat(span.getStatus().getDescription())
                    .isEqualTo("the connection was closed"));
  }

  private void ask(String method, String uri, String traceparent) {
    DefaultFullHttpRequest request =
        new DefaultFullHttpRequest(HTTP_1_1, HttpMethod.valueOf(method), uri);
    request.headers().set("X-Request-Id", "r-1");
    if (traceparent != null) {
      request.headers().set("traceparent", traceparent);
    }
    connection.writeInbound(request);
  }

  private void answer(int status) {
    connection.writeOutbound(
        new DefaultFullHttpResponse(HTTP_1_1, HttpResponseStatus.valueOf(status)));
  }

  private static long status(SpanData span) {
    return span.getAttributes().get(AttributeKey.longKey("http.response.status_code"));
  }

  private static String text(SpanData span, String attribute) {
    return span.getAttributes().get(AttributeKey.stringKey(attribute));
  }
}
