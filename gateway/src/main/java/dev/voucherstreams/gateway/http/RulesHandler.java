package dev.voucherstreams.gateway.http;

import dev.voucherstreams.gateway.http.HttpReply.Ok;
import dev.voucherstreams.service.table.SegmentTable;
import dev.voucherstreams.service.table.Served;
import dev.voucherstreams.service.table.Served.NotReady;
import dev.voucherstreams.service.table.ServedTable;

/** {@code GET /api/v1/rules}: the segment rules and countries of the generation that serves. */
public final class RulesHandler {
  private final SegmentTable table;
  private final Json json;

  public RulesHandler(SegmentTable table, Json json) {
    this.table = table;
    this.json = json;
  }

  /** The rules, now. */
  HttpReply answer() {
    Served served = table.served();
    return served instanceof ServedTable now
        ? new Ok(json.write(RuleView.Rules.of(now)))
        : Problem.notReady(((NotReady) served).reason());
  }
}
