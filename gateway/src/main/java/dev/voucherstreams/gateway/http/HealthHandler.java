package dev.voucherstreams.gateway.http;

import dev.voucherstreams.gateway.table.Lookup.NotReady;
import dev.voucherstreams.gateway.table.SegmentTable;
import dev.voucherstreams.segments.SegmentKey;
import java.util.List;
import java.util.Optional;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** {@code GET /healthz}: whether every segment's voucher can be answered. */
public final class HealthHandler {
  private static final Health OK = new Health("ok");

  private final List<SegmentKey> segments;
  private final SegmentTable table;
  private final Answers answers;

  /** Asks the table for these segments. */
  public HealthHandler(List<SegmentKey> segments, SegmentTable table, Answers answers) {
    this.segments = List.copyOf(segments);
    this.table = table;
    this.answers = answers;
  }

  /** The body of a good answer. */
  record Health(String status) {}

  /** Answers one request. */
  public Mono<ServerResponse> answer(ServerRequest request) {
    Optional<NotReady> problem =
        segments.stream()
            .map(table::find)
            .filter(NotReady.class::isInstance)
            .map(NotReady.class::cast)
            .findFirst();
    return problem
        .map(notReady -> answers.notReady(notReady.reason()))
        .orElseGet(() -> answers.ok(OK));
  }
}
