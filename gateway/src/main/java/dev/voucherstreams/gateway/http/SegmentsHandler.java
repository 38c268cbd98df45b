package dev.voucherstreams.gateway.http;

import dev.voucherstreams.gateway.http.HttpReply.Ok;
import dev.voucherstreams.segments.SegmentKey;
import dev.voucherstreams.service.table.Lookup;
import dev.voucherstreams.service.table.Lookup.Found;
import dev.voucherstreams.service.table.Lookup.NotReady;
import dev.voucherstreams.service.table.SegmentRow;
import dev.voucherstreams.service.table.SegmentTable;
import java.util.ArrayList;
import java.util.List;

/** {@code GET /api/v1/segments}: the whole table, segments without uses too. */
public final class SegmentsHandler {
  private final List<SegmentKey> segments;
  private final SegmentTable table;
  private final Json json;

  /** Shows these segments, in this order. */
  public SegmentsHandler(List<SegmentKey> segments, SegmentTable table, Json json) {
    this.segments = List.copyOf(segments);
    this.table = table;
    this.json = json;
  }

  /** The whole table, now. */
  HttpReply answer() {
    List<SegmentRow> rows = new ArrayList<>();
    for (SegmentKey segment : segments) {
      Lookup lookup = table.find(segment);
      if (lookup instanceof NotReady notReady) {
        return Problem.notReady(notReady.reason());
      }
      rows.add(
          lookup instanceof Found found ? SegmentRow.of(found.row()) : SegmentRow.unused(segment));
    }
    return new Ok(json.write(new SegmentRow.Table(rows)));
  }
}
