package dev.voucherstreams.gateway.http;

import java.net.URI;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Sends a client that puts slashes behind a path to the path, with the same method and body, as the
 * Python service does.
 */
public final class TrailingSlashes implements WebFilter {
  private final Set<String> paths;

  /** For these paths. */
  public TrailingSlashes(Set<String> paths) {
    this.paths = Set.copyOf(paths);
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    String path = exchange.getRequest().getURI().getPath();
    String bare = withoutSlashes(path);
    return bare.length() < path.length() && paths.contains(bare)
        ? redirect(exchange.getResponse(), bare)
        : chain.filter(exchange);
  }

  private static String withoutSlashes(String path) {
    int end = path.length();
    while (end > 0 && path.charAt(end - 1) == '/') {
      end--;
    }
    return path.substring(0, end);
  }

  private static Mono<Void> redirect(ServerHttpResponse response, String path) {
    response.setStatusCode(HttpStatus.TEMPORARY_REDIRECT);
    response.getHeaders().setLocation(URI.create(path));
    return response.setComplete();
  }
}
