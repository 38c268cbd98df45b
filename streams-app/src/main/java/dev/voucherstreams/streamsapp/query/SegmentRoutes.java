package dev.voucherstreams.streamsapp.query;

import dev.voucherstreams.segments.SegmentKey;
import dev.voucherstreams.service.table.SegmentRow;
import java.net.URI;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.state.HostInfo;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * {@code GET /segments}: the whole table, each partition from the instance that is active for it
 * ({@code ?scope=local}: the {@linkplain LocalPart part} of this one). {@code GET
 * /segments/{country}/{type}/{segment}}: one row, a redirect (307) where another instance holds it,
 * 404 for a segment that the rules don't have. Both: 503 while the table can't be read.
 */
public record SegmentRoutes(SegmentVoucherQueries queries, WholeTable whole) {

  private static final String RETRY_AFTER_SECONDS = "1";

  /** Returns the routes. */
  public RouterFunction<ServerResponse> routes() {
    return RouterFunctions.route()
        .GET("/segments", request -> answer(request, this::all))
        .GET("/segments/{country}/{type}/{segment}", request -> answer(request, this::one))
        .build();
  }

  private static Mono<ServerResponse> answer(
      ServerRequest request, HandlerFunction<ServerResponse> handler) {
    return Mono.defer(() -> handler.handle(request))
        .onErrorResume(NotReadyException.class, SegmentRoutes::notReady);
  }

  private Mono<ServerResponse> all(ServerRequest request) {
    LocalPart here = queries.here();
    boolean local = request.queryParam("scope").filter("local"::equals).isPresent();
    return local
        ? ok(here)
        : whole
            .parts(here.generation(), queries.others())
            .map(theirs -> whole.of(Stream.concat(Stream.of(here), theirs.stream()).toList()))
            .flatMap(SegmentRoutes::ok);
  }

  private Mono<ServerResponse> one(ServerRequest request) {
    return queries.segments().stream()
        .filter(key -> isAt(key, request))
        .findFirst()
        .map(key -> one(key, request))
        .orElseGet(
            () ->
                ServerResponse.status(HttpStatus.NOT_FOUND)
                    .bodyValue(Map.of("detail", "Not Found")));
  }

  private Mono<ServerResponse> one(SegmentKey key, ServerRequest request) {
    KeyQueryMetadata owner = queries.ownerOf(key);
    return owner.activeHost().equals(queries.self())
        ? ok(SegmentRow.of(key, queries.one(key, owner.partition())))
        : redirect(owner.activeHost(), request);
  }

  private static boolean isAt(SegmentKey key, ServerRequest request) {
    return key.country().equals(request.pathVariable("country"))
        && key.type().equals(request.pathVariable("type"))
        && key.segment().equals(request.pathVariable("segment"));
  }

  private static Mono<ServerResponse> ok(Object body) {
    return ServerResponse.ok().bodyValue(body);
  }

  private static Mono<ServerResponse> redirect(HostInfo host, ServerRequest request) {
    String location =
        "http://%s:%d%s".formatted(host.host(), host.port(), request.uri().getRawPath());
    return ServerResponse.temporaryRedirect(URI.create(location)).build();
  }

  private static Mono<ServerResponse> notReady(NotReadyException reason) {
    return ServerResponse.status(HttpStatus.SERVICE_UNAVAILABLE)
        .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
        .bodyValue(Map.of("detail", String.valueOf(reason.getMessage())));
  }
}
