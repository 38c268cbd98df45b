package dev.voucherstreams.gateway.http;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.util.StringUtils;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/**
 * Sends a client that puts slashes behind a path to the path, with the same method and body, as the
 * Python service does.
 */
public final class TrailingSlashes implements WebFilter {
  private final List<PathPattern> paths;

  /** For paths of these patterns. */
  public TrailingSlashes(Set<String> patterns) {
    this.paths = patterns.stream().map(PathPatternParser.defaultInstance::parse).toList();
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    String path = exchange.getRequest().getURI().getRawPath();
    String bare = StringUtils.trimTrailingCharacter(path, '/');
    return bare.length() < path.length() && isOurs(PathContainer.parsePath(bare))
        ? redirect(exchange.getResponse(), bare)
        : chain.filter(exchange);
  }

  private boolean isOurs(PathContainer path) {
    return paths.stream().anyMatch(pattern -> pattern.matches(path));
  }

  private static Mono<Void> redirect(ServerHttpResponse response, String path) {
    response.setStatusCode(HttpStatus.TEMPORARY_REDIRECT);
    response.getHeaders().setLocation(URI.create(path));
    return response.setComplete();
  }
}
