package dev.voucherstreams.gateway.http;

import dev.voucherstreams.gateway.table.Lookup;
import dev.voucherstreams.gateway.table.Lookup.Found;
import dev.voucherstreams.gateway.table.Lookup.NotReady;
import dev.voucherstreams.gateway.table.SegmentTable;
import dev.voucherstreams.segments.SegmentKey;
import java.util.ArrayList;
import java.util.List;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** {@code GET /api/v1/segments}: the whole table, segments without uses too. */
public final class SegmentsHandler {
  private final List<SegmentKey> segments;
  private final SegmentTable table;
  private final Answers answers;

  /** Shows these segments, in this order. */
  public SegmentsHandler(List<SegmentKey> segments, SegmentTable table, Answers answers) {
    this.segments = List.copyOf(segments);
    this.table = table;
    this.answers = answers;
  }

  /** Answers one request. */
  public Mono<ServerResponse> answer(ServerRequest request) {
    List<SegmentRow> rows = new ArrayList<>();
    for (SegmentKey segment : segments) {
      Lookup lookup = table.find(segment);
      if (lookup instanceof NotReady notReady) {
        return answers.notReady(notReady.reason());
      }
      rows.add(
          lookup instanceof Found found ? SegmentRow.of(found.row()) : SegmentRow.unused(segment));
    }
    return answers.ok(new SegmentRow.Table(rows));
  }
}
