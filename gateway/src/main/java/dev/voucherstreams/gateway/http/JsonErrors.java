package dev.voucherstreams.gateway.http;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.DisconnectedClientHelper;
import reactor.core.publisher.Mono;

/** Answers what no handler has answered, such as 404 and 405. */
@Order(Ordered.HIGHEST_PRECEDENCE)
public record JsonErrors(ProblemWriter problems) implements ErrorWebExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(JsonErrors.class);

  @Override
  public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
    if (exchange.getResponse().isCommitted()) {
      return Mono.error(error);
    }
    if (DisconnectedClientHelper.isClientDisconnectedException(error)) {
      return Mono.empty(); // there is nobody left to answer
    }
    return problems.write(exchange, problem(exchange.getRequest(), error));
  }

  private static Problem problem(ServerHttpRequest request, Throwable error) {
    if (error instanceof ErrorResponse refusal) {
      return Problem.of(refusal);
    }
    String id = request.getHeaders().getFirst(RequestId.HEADER);
    return failure(request.getMethod().name(), request.getPath().value(), id, error);
  }

  /** Says in the log what failed, and to the client only that something did. */
  static Problem failure(String method, String path, @Nullable String requestId, Throwable error) {
    LOG.atError()
        .addKeyValue("request_id", requestId)
        .setCause(error)
        .log("{} {} failed, request {}", method, path, requestId);
    return Problem.of(HttpStatus.INTERNAL_SERVER_ERROR);
  }
}
