package dev.voucherstreams.gateway.http;

import static org.springframework.web.reactive.function.server.RequestPredicates.path;

import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.MethodNotAllowedException;
import reactor.core.publisher.Mono;

/** Every path of the gateway with its methods; another method is answered 405. */
public final class GatewayRoutes {
  private static final String VOUCHER = "/api/v1/voucher";
  private static final String SEGMENTS = "/api/v1/segments";
  private static final String HEALTH = "/healthz";

  private GatewayRoutes() {}

  /** The routes to these handlers. */
  public static RouterFunction<ServerResponse> of(
      VoucherHandler voucher, SegmentsHandler segments, HealthHandler health) {
    return RouterFunctions.route()
        .POST(VOUCHER, voucher::answer)
        .GET(SEGMENTS, segments::answer)
        .GET(HEALTH, health::answer)
        .add(only(HttpMethod.POST, VOUCHER))
        .add(only(HttpMethod.GET, SEGMENTS))
        .add(only(HttpMethod.GET, HEALTH))
        .build();
  }

  private static RouterFunction<ServerResponse> only(HttpMethod method, String path) {
    return RouterFunctions.route(
        path(path),
        request -> Mono.error(new MethodNotAllowedException(request.method(), Set.of(method))));
  }
}
