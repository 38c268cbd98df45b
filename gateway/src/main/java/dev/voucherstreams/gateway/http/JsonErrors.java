package dev.voucherstreams.gateway.http;

import dev.voucherstreams.gateway.http.Answers.Detail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.DisconnectedClientHelper;
import reactor.core.publisher.Mono;

/** Answers what no handler has answered, such as 404 and 405, as {@code {"detail": …}}. */
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class JsonErrors implements ErrorWebExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(JsonErrors.class);

  private final Json json;

  public JsonErrors(Json json) {
    this.json = json;
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
    HttpStatusCode status = HttpStatus.INTERNAL_SERVER_ERROR;
    if (error instanceof ErrorResponse known) {
      status = known.getStatusCode();
      response.getHeaders().putAll(known.getHeaders());
    } else {
      LOG.error("{} failed", exchange.getRequest().getPath(), error);
    }
    response.setStatusCode(status);
    response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
    DataBuffer body = response.bufferFactory().wrap(json.write(new Detail(phrase(status))));
    return response.writeWith(Mono.just(body));
  }

  private static String phrase(HttpStatusCode status) {
    HttpStatus known = HttpStatus.resolve(status.value());
    return known == null ? status.toString() : known.getReasonPhrase();
  }
}
