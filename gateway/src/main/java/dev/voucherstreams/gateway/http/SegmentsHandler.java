package dev.voucherstreams.gateway.http;

import dev.voucherstreams.gateway.http.HttpReply.Ok;
import dev.voucherstreams.service.table.SegmentTable;
import dev.voucherstreams.service.table.Served;
import dev.voucherstreams.service.table.Served.NotReady;
import dev.voucherstreams.service.table.ServedTable;

/** {@code GET /api/v1/segments}: the whole table, segments without uses too. */
public final class SegmentsHandler {
  private final SegmentTable table;
  private final Json json;

  public SegmentsHandler(SegmentTable table, Json json) {
    this.table = table;
    this.json = json;
  }

  /** The whole table, now. */
  HttpReply answer() {
    Served served = table.served();
    return served instanceof ServedTable now
        ? new Ok(json.write(TableView.of(now)))
        : Problem.notReady(((NotReady) served).reason());
  }
}
