package dev.voucherstreams.gateway.netty;

import dev.voucherstreams.gateway.http.RequestId;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The span of one request, in the trace that its headers name or in a new one. Its names are those
 * of OpenTelemetry's conventions for HTTP.
 *
 * @param headers the request's; its id is among them by the time that it is answered
 */
record RequestSpan(Span span, String method, String path, HttpHeaders headers) {
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT");

  private static final TextMapGetter<HttpHeaders> GETTER =
      new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(HttpHeaders headers) {
          return headers.names();
        }

        @Override
        public @Nullable String get(@Nullable HttpHeaders headers, String name) {
          return headers == null ? null : headers.get(name);
        }
      };

  static RequestSpan start(HttpRequest request, OpenTelemetry telemetry) {
    String method = METHODS.contains(request.method().name()) ? request.method().name() : "HTTP";
    String path = request.uri().replaceFirst("\\?.*", "");
    HttpHeaders headers = request.headers();
    Context client =
        telemetry.getPropagators().getTextMapPropagator().extract(Context.root(), headers, GETTER);
    Span span =
        telemetry
            .getTracer("dev.voucherstreams.gateway")
            .spanBuilder(method)
            .setParent(client)
            .setSpanKind(SpanKind.SERVER)
            .setAttribute("http.request.method", method)
            .setAttribute("url.path", path)
            .startSpan();
    return new RequestSpan(span, method, path, headers);
  }

  /** Notes the status that it is answered with. */
  void answer(int status) {
    span.setAttribute("http.response.status_code", status);
    String id = headers.get(RequestId.HEADER);
    if (id != null) {
      span.setAttribute("voucher.request_id", id);
    }
    if (status != 404 && status != 400) { // those paths are as many as clients think of
      span.setAttribute("http.route", path);
      span.updateName(method + " " + path);
    }
    if (status >= 500) {
      span.setStatus(StatusCode.ERROR);
    }
  }

  /** The client has gone before it had its whole answer. */
  void breakOff() {
    span.setStatus(StatusCode.ERROR, "the connection was closed").end();
  }
}
