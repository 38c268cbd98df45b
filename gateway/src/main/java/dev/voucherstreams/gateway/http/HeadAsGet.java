package dev.voucherstreams.gateway.http;

import org.springframework.http.HttpMethod;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Has HEAD answered as GET is; Spring's server keeps the body to itself, also that of a stream. */
public final class HeadAsGet implements WebFilter {

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    return exchange.getRequest().getMethod().equals(HttpMethod.HEAD)
        ? chain.filter(exchange.mutate().request(head -> head.method(HttpMethod.GET)).build())
        : chain.filter(exchange);
  }
}
