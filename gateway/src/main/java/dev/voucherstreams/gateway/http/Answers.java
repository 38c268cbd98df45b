package dev.voucherstreams.gateway.http;

import dev.voucherstreams.segments.request.FieldError;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Every status that a handler answers with, and its body. */
public final class Answers {
  private final Json json;
  private final String retryAfterSeconds;

  /** Clients that are told "not ready" are asked to come back after this time. */
  public Answers(Json json, Duration retryAfter) {
    this.json = json;
    this.retryAfterSeconds = Long.toString(retryAfter.toSeconds());
  }

  /** The body of every answer that is not 200: what is wrong, as a text or a list of errors. */
  record Detail(Object detail) {}

  Mono<ServerResponse> ok(Object body) {
    return write(ServerResponse.ok(), body);
  }

  Mono<ServerResponse> invalid(List<FieldError> errors) {
    return write(ServerResponse.status(HttpStatus.UNPROCESSABLE_CONTENT), new Detail(errors));
  }

  Mono<ServerResponse> notReady(String reason) {
    return write(
        ServerResponse.status(HttpStatus.SERVICE_UNAVAILABLE)
            .header(HttpHeaders.RETRY_AFTER, retryAfterSeconds),
        new Detail(reason));
  }

  private Mono<ServerResponse> write(ServerResponse.BodyBuilder response, Object body) {
    return response.contentType(MediaType.APPLICATION_JSON).bodyValue(json.write(body));
  }
}
