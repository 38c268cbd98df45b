package dev.voucherstreams.gateway.http;

import dev.voucherstreams.gateway.http.ProblemWriter.Written;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.DisconnectedClientHelper;
import reactor.core.publisher.Mono;

/** Answers what no handler has answered, such as 404 and 405. */
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class JsonErrors implements ErrorWebExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(JsonErrors.class);

  private final ProblemWriter problems;

  public JsonErrors(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
    ServerHttpResponse response = exchange.getResponse();
    if (response.isCommitted()) {
      return Mono.error(error);
    }
    if (DisconnectedClientHelper.isClientDisconnectedException(error)) {
      return Mono.empty(); // there is nobody left to answer
    }
    return write(exchange, problem(exchange.getRequest(), error));
  }

  private static Problem problem(ServerHttpRequest request, Throwable error) {
    if (error instanceof ErrorResponse refusal) {
      return Problem.of(refusal);
    }
    String id = request.getHeaders().getFirst(RequestId.HEADER);
    LOG.atError()
        .addKeyValue("request_id", id)
        .setCause(error)
        .log("{} {} failed, request {}", request.getMethod(), request.getPath(), id);
    return Problem.of(HttpStatus.INTERNAL_SERVER_ERROR);
  }

  private Mono<Void> write(ServerWebExchange exchange, Problem problem) {
    ServerHttpRequest request = exchange.getRequest();
    ServerHttpResponse response = exchange.getResponse();
    String accept = request.getHeaders().getFirst(HttpHeaders.ACCEPT);
    Written written = problems.write(problem, accept, request.getPath().value());
    response.setStatusCode(problem.status());
    response.getHeaders().setAll(problem.headers());
    response.getHeaders().setContentType(written.type());
    byte[] body = written.body().getBytes(StandardCharsets.UTF_8);
    return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
  }
}
