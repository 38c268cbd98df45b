package dev.voucherstreams.gateway.http;

import dev.voucherstreams.gateway.http.HttpReply.Ok;
import dev.voucherstreams.service.table.SegmentTable;
import dev.voucherstreams.service.table.Served.NotReady;

/** {@code GET /healthz}: whether every segment's voucher can be answered. */
public final class HealthHandler {
  private static final HttpReply OK = new Ok("{\"status\":\"ok\"}");

  private final SegmentTable table;

  public HealthHandler(SegmentTable table) {
    this.table = table;
  }

  /** Whether it is so, now. */
  HttpReply answer() {
    return table.served() instanceof NotReady notReady ? Problem.notReady(notReady.reason()) : OK;
  }
}
