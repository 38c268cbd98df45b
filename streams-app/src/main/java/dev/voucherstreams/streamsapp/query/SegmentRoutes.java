package dev.voucherstreams.streamsapp.query;

import dev.voucherstreams.events.SegmentVoucher;
import dev.voucherstreams.segments.SegmentKey;
import dev.voucherstreams.service.table.SegmentRow;
import dev.voucherstreams.streamsapp.query.QueryOutcome.Answer;
import dev.voucherstreams.streamsapp.query.QueryOutcome.NotReady;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.streams.state.HostInfo;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
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
        .GET("/segments", this::all)
        .GET("/segments/{country}/{type}/{segment}", this::one)
        .build();
  }

  private Mono<ServerResponse> all(ServerRequest request) {
    QueryOutcome<LocalPart> here = queries.here();
    boolean local = request.queryParam("scope").filter("local"::equals).isPresent();
    return !local && here instanceof Answer<LocalPart> answer
        ? withOthers(answer.value())
        : answer(here);
  }

  private Mono<ServerResponse> withOthers(LocalPart here) {
    return whole
        .parts(here.generation(), queries.others())
        .map(theirs -> Stream.concat(Stream.of(here), theirs.stream()).toList())
        .flatMap(parts -> answer(whole.of(parts)))
        .onErrorResume(failure -> notReady(String.valueOf(failure.getMessage())));
  }

  private Mono<ServerResponse> one(ServerRequest request) {
    return queries.segments().stream()
        .filter(key -> isAt(key, request))
        .findFirst()
        .map(key -> one(key, request))
        .orElseGet(() -> detail(HttpStatus.NOT_FOUND, "Not Found"));
  }

  private Mono<ServerResponse> one(SegmentKey key, ServerRequest request) {
    return queries
        .ownerOf(key)
        .map(
            owner ->
                owner.activeHost().equals(queries.self())
                    ? here(key, owner.partition())
                    : redirect(owner.activeHost(), request))
        .orElseGet(() -> notReady("no owner of " + key + " is known yet"));
  }

  private Mono<ServerResponse> here(SegmentKey key, int partition) {
    QueryOutcome<Optional<SegmentVoucher>> outcome = queries.one(key, partition);
    return outcome instanceof Answer<Optional<SegmentVoucher>> answer
        ? ok(row(key, answer.value()))
        : answer(outcome);
  }

  private static boolean isAt(SegmentKey key, ServerRequest request) {
    return key.country().equals(request.pathVariable("country"))
        && key.type().equals(request.pathVariable("type"))
        && key.segment().equals(request.pathVariable("segment"));
  }

  private static SegmentRow row(SegmentKey key, Optional<SegmentVoucher> voucher) {
    return voucher.map(SegmentRow::of).orElseGet(() -> SegmentRow.unused(key));
  }

  private static <T> Mono<ServerResponse> answer(QueryOutcome<T> outcome) {
    return outcome instanceof Answer<T> answer
        ? ok(answer.value())
        : notReady(((NotReady<T>) outcome).reason());
  }

  private static Mono<ServerResponse> ok(Object body) {
    return ServerResponse.ok().bodyValue(body);
  }

  private static Mono<ServerResponse> redirect(HostInfo host, ServerRequest request) {
    String location =
        "http://%s:%d%s".formatted(host.host(), host.port(), request.uri().getRawPath());
    return ServerResponse.temporaryRedirect(URI.create(location)).build();
  }

  private static Mono<ServerResponse> notReady(String reason) {
    return detail(HttpStatus.SERVICE_UNAVAILABLE, reason);
  }

  private static Mono<ServerResponse> detail(HttpStatus status, String detail) {
    ServerResponse.BodyBuilder response = ServerResponse.status(status);
    if (status == HttpStatus.SERVICE_UNAVAILABLE) {
      response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }
    return response.bodyValue(Map.of("detail", detail));
  }
}
