package dev.voucherstreams.gateway.http;

import static org.springframework.web.reactive.function.server.RequestPredicates.method;
import static org.springframework.web.reactive.function.server.RequestPredicates.path;

import dev.voucherstreams.gateway.http.HttpReply.Ok;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Mono;

/** Every path of the gateway with its methods; another method is answered 405. */
public final class GatewayRoutes {
  private static final String VOUCHER = "/api/v1/voucher";
  private static final String VOUCHERS = "/api/v1/vouchers";
  private static final String EXPLAIN = "/api/v1/voucher/explain";
  private static final String RULES = "/api/v1/rules";
  private static final String SEGMENTS = "/api/v1/segments";
  private static final String STREAM = SEGMENTS + "/stream";
  private static final String GENERATIONS = "/api/v1/generations";
  private static final String DIFF = GENERATIONS + "/{from}/diff/{to}";
  private static final String HEALTH = "/healthz";
  private static final String READINESS = "/readyz";
  private static final List<String> POSTED = List.of(VOUCHER, VOUCHERS, EXPLAIN);
  private static final List<String> GOT =
      List.of(
          SEGMENTS,
          STREAM,
          RULES,
          GENERATIONS,
          DIFF,
          HEALTH,
          READINESS,
          "/",
          "/openapi.json",
          "/docs");

  private GatewayRoutes() {}

  /** The routes that are Reactor Netty's own, ahead of Spring's. */
  public record Netty(List<NettyRoute> routes) {}

  /** The routes of what is posted. */
  public static Netty ofNetty(
      VoucherHandler voucher,
      ExplainHandler explain,
      HealthHandler health,
      ProblemWriter problems,
      int maxBytes) {
    return new Netty(
        List.of(
            new PostRoute(VOUCHER, voucher::answer, problems, maxBytes),
            new BulkRoute(VOUCHERS, voucher::answer, problems, maxBytes, health::health),
            new PostRoute(EXPLAIN, explain::answer, problems, maxBytes)));
  }

  /** All other routes, and what the methods are that the paths of all routes don't have. */
  public static RouterFunction<ServerResponse> ofSpring(
      TableHandler table,
      SegmentStreamHandler stream,
      HealthHandler health,
      Json json,
      ProblemWriter problems) {
    RouterFunctions.Builder routes =
        RouterFunctions.route()
            .GET(SEGMENTS, replying(table::segments, problems))
            .GET(STREAM, stream::answer)
            .GET(RULES, replying(table::rules, problems))
            .GET(GENERATIONS, replying(table::generations, problems))
            .GET(DIFF, request -> reply(diff(table, request), problems))
            .GET(HEALTH, replying(health::health, problems))
            .GET(READINESS, replying(health::readiness, problems))
            .add(PageRoutes.ofLivePage())
            .add(PageRoutes.ofDocs(json));
    POSTED.forEach(path -> routes.add(only(path, HttpMethod.POST)));
    GOT.forEach(path -> routes.add(only(path, HttpMethod.GET, HttpMethod.HEAD)));
    return routes.build();
  }

  /**
   * Has HEAD answered as GET is; Spring's server keeps the body to itself, also that of a stream.
   */
  public static WebFilter headAsGet() {
    return (exchange, chain) ->
        exchange.getRequest().getMethod().equals(HttpMethod.HEAD)
            ? chain.filter(exchange.mutate().request(head -> head.method(HttpMethod.GET)).build())
            : chain.filter(exchange);
  }

  /** The paths of the API, its documentation and the page, as Spring's patterns. */
  public static Set<String> paths() {
    return Stream.of(POSTED, GOT).flatMap(List::stream).collect(Collectors.toUnmodifiableSet());
  }

  private static HandlerFunction<ServerResponse> replying(
      Supplier<HttpReply> handler, ProblemWriter problems) {
    return request -> reply(handler.get(), problems);
  }

  private static Mono<ServerResponse> reply(HttpReply reply, ProblemWriter problems) {
    if (reply instanceof Ok ok) {
      return json(ok.json());
    }
    Problem problem = (Problem) reply;
    return ServerResponse.status(problem.status())
        .build((exchange, context) -> problems.write(exchange, problem));
  }

  static Mono<ServerResponse> json(String text) {
    return ServerResponse.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .bodyValue(text.getBytes(StandardCharsets.UTF_8));
  }

  private static HttpReply diff(TableHandler table, ServerRequest request) {
    return table.diff(request.pathVariable("from"), request.pathVariable("to"));
  }

  /* HEAD comes here as GET. */
  private static RouterFunction<ServerResponse> only(String path, HttpMethod... methods) {
    List<HttpMethod> allowed = List.of(methods);
    return RouterFunctions.route(
        path(path).and(method(methods[0]).negate()),
        request -> Mono.error(new MethodNotAllowedException(request.method(), allowed)));
  }
}
