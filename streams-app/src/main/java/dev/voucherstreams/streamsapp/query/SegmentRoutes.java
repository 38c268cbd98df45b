package dev.voucherstreams.streamsapp.query;

import dev.voucherstreams.events.SegmentVoucher;
import dev.voucherstreams.segments.SegmentKey;
import dev.voucherstreams.streamsapp.query.QueryOutcome.Answer;
import dev.voucherstreams.streamsapp.query.QueryOutcome.NotReady;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * {@code GET /segments} and {@code GET /segments/{country}/{type}/{segment}}: what the store holds
 * now, 404 for a segment that the rules don't have, 503 while the store can't be read.
 */
public final class SegmentRoutes {

  private static final String RETRY_AFTER_SECONDS = "1";

  private final SegmentVoucherQueries queries;
  private final List<SegmentKey> segments;

  /**
   * @param segments every segment that is shown, in this order
   */
  public SegmentRoutes(SegmentVoucherQueries queries, List<SegmentKey> segments) {
    this.queries = queries;
    this.segments = List.copyOf(segments);
  }

  public RouterFunction<ServerResponse> routes() {
    return RouterFunctions.route()
        .GET("/segments", request -> answer(queries.all(), this::table))
        .GET("/segments/{country}/{type}/{segment}", this::one)
        .build();
  }

  private SegmentRow.Table table(Map<SegmentKey, SegmentVoucher> vouchers) {
    return new SegmentRow.Table(
        segments.stream().map(key -> row(key, Optional.ofNullable(vouchers.get(key)))).toList());
  }

  private Mono<ServerResponse> one(ServerRequest request) {
    Optional<SegmentKey> key = segments.stream().filter(each -> isAt(each, request)).findFirst();
    return key.isEmpty()
        ? detail(HttpStatus.NOT_FOUND, "Not Found")
        : answer(queries.one(key.get()), voucher -> row(key.get(), voucher));
  }

  private static boolean isAt(SegmentKey key, ServerRequest request) {
    return key.country().equals(request.pathVariable("country"))
        && key.type().equals(request.pathVariable("type"))
        && key.segment().equals(request.pathVariable("segment"));
  }

  private static SegmentRow row(SegmentKey key, Optional<SegmentVoucher> voucher) {
    return voucher.map(SegmentRow::of).orElseGet(() -> SegmentRow.unused(key));
  }

  private static <T> Mono<ServerResponse> answer(
      QueryOutcome<T> outcome, Function<T, Object> body) {
    if (outcome instanceof Answer<T> answer) {
      return ServerResponse.ok().bodyValue(body.apply(answer.value()));
    }
    return detail(HttpStatus.SERVICE_UNAVAILABLE, ((NotReady<T>) outcome).reason());
  }

  private static Mono<ServerResponse> detail(HttpStatus status, String detail) {
    ServerResponse.BodyBuilder response = ServerResponse.status(status);
    if (status == HttpStatus.SERVICE_UNAVAILABLE) {
      response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }
    return response.bodyValue(Map.of("detail", detail));
  }
}
