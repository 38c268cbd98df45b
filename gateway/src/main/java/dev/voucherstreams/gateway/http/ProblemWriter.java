package dev.voucherstreams.gateway.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Writes a problem in the shape that the client asks for: RFC 9457's for one whose Accept header
 * names {@code application/problem+json}, {@code {"detail": …}} as the Python service has it for
 * everybody else.
 */
public record ProblemWriter(Json json) {
  private static final String KINDS = "urn:problem-type:voucher-streams:";

  /** A problem as text of a media type. */
  record Written(MediaType type, String body) {}

  /** The problem for a client with this Accept header, which asked for this path. */
  Written write(Problem problem, @Nullable String accept, String path) {
    return asksForProblemDetails(accept)
        ? new Written(MediaType.APPLICATION_PROBLEM_JSON, json.write(details(problem, path)))
        : new Written(MediaType.APPLICATION_JSON, json.write(detail(problem)));
  }

  private static Map<String, Object> detail(Problem problem) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("detail", problem.errors().isEmpty() ? problem.detail() : problem.errors());
    body.putAll(problem.more());
    return body;
  }

  private static Map<String, Object> details(Problem problem, String path) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", problem.kind().isEmpty() ? "about:blank" : KINDS + problem.kind());
    body.put("title", problem.title());
    body.put("status", problem.status().value());
    body.put("detail", problem.detail());
    body.put("instance", path);
    body.put("errors", problem.errors());
    body.putAll(problem.more());
    return body;
  }

  /** Answers a request of Spring's server. */
  Mono<Void> write(ServerWebExchange exchange, Problem problem) {
    ServerHttpRequest request = exchange.getRequest();
    ServerHttpResponse response = exchange.getResponse();
    String accept = request.getHeaders().getFirst(HttpHeaders.ACCEPT);
    Written written = write(problem, accept, request.getPath().value());
    byte[] body = written.body().getBytes(StandardCharsets.UTF_8);
    response.setStatusCode(problem.status());
    response.getHeaders().setAll(problem.headers());
    response.getHeaders().setContentType(written.type());
    response.getHeaders().setContentLength(body.length); // HEAD is answered with it, too
    return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
  }

  /** What a client is told that could not even say what it asks for. */
  public String writeStatus(int status) {
    return write(Problem.of(HttpStatusCode.valueOf(status)), null, "").body();
  }

  /* By name: a client that takes anything may be one of the Python service. */
  private static boolean asksForProblemDetails(@Nullable String accept) {
    if (accept == null || !accept.contains("problem+json")) {
      return false;
    }
    try {
      return MediaType.parseMediaTypes(accept).stream()
          .anyMatch(
              type ->
                  type.equalsTypeAndSubtype(MediaType.APPLICATION_PROBLEM_JSON)
                      && type.getQualityValue() > 0);
    } catch (InvalidMediaTypeException e) {
      return false;
    }
  }
}
