package dev.voucherstreams.gateway.http;

import java.util.Set;
import java.util.function.Function;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RequestPredicate;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/** Collects {@code GET /path} of every route that names its method. */
final class RouteCollector implements RouterFunctions.Visitor {
  private final Set<String> routes;

  RouteCollector(Set<String> routes) {
    this.routes = routes;
  }

  @Override
  public void route(RequestPredicate predicate, HandlerFunction<?> handler) {
    Description description = new Description();
    predicate.accept(description);
    if (!description.negated) {
      routes.add(description.method + " " + description.path);
    }
  }

  @Override
  public void startNested(RequestPredicate predicate) {}

  @Override
  public void endNested(RequestPredicate predicate) {}

  @Override
  public void resources(Function<ServerRequest, Mono<Resource>> lookup) {}

  @Override
  public void attributes(java.util.Map<String, Object> attributes) {}

  @Override
  public void unknown(RouterFunction<?> route) {
    throw new AssertionError("what is " + route + "?");
  }

  /** What one predicate looks at. */
  private static final class Description implements RequestPredicates.Visitor {
    private String method = "";
    private String path = "";
    private boolean negated;

    @Override
    public void method(Set<HttpMethod> methods) {
      method = methods.iterator().next().name();
    }

    @Override
    public void path(String pattern) {
      path = pattern;
    }

    @Override
    public void startNegate() {
      negated = true;
    }

    @Override
    @SuppressWarnings({"deprecation", "removal"})
    public void pathExtension(String extension) {}

    @Override
    public void header(String name, String value) {}

    @Override
    public void queryParam(String name, String value) {}

    @Override
    public void version(String version) {}

    @Override
    public void startAnd() {}

    @Override
    public void and() {}

    @Override
    public void endAnd() {}

    @Override
    public void startOr() {}

    @Override
    public void or() {}

    @Override
    public void endOr() {}

    @Override
    public void endNegate() {}

    @Override
    public void unknown(RequestPredicate predicate) {
      throw new AssertionError("what is " + predicate + "?");
    }
  }
}
