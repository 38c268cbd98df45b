package dev.voucherstreams.gateway.http;

import dev.voucherstreams.gateway.http.HttpReply.Ok;
import dev.voucherstreams.segments.SegmentKey;
import dev.voucherstreams.service.table.Lookup.NotReady;
import dev.voucherstreams.service.table.SegmentTable;
import java.util.List;
import java.util.Optional;

/** {@code GET /healthz}: whether every segment's voucher can be answered. */
public final class HealthHandler {
  private static final HttpReply OK = new Ok("{\"status\":\"ok\"}");

  private final List<SegmentKey> segments;
  private final SegmentTable table;

  /** Asks the table for these segments. */
  public HealthHandler(List<SegmentKey> segments, SegmentTable table) {
    this.segments = List.copyOf(segments);
    this.table = table;
  }

  /** Whether it is so, now. */
  HttpReply answer() {
    Optional<NotReady> problem =
        segments.stream()
            .map(table::find)
            .filter(NotReady.class::isInstance)
            .map(NotReady.class::cast)
            .findFirst();
    return problem.<HttpReply>map(notReady -> Problem.notReady(notReady.reason())).orElse(OK);
  }
}
