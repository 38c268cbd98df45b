package dev.voucherstreams.gateway.http;

import dev.voucherstreams.gateway.http.BodyParser.Body.Fields;
import dev.voucherstreams.gateway.http.BodyParser.Body.Unusable;
import dev.voucherstreams.gateway.http.HttpReply.Ok;
import dev.voucherstreams.segments.Segment;
import dev.voucherstreams.segments.SegmentKey;
import dev.voucherstreams.segments.request.RequestValidator.Dated;
import dev.voucherstreams.segments.request.Validated.Invalid;
import dev.voucherstreams.segments.request.Validated.Valid;
import dev.voucherstreams.segments.request.VoucherQuery;
import dev.voucherstreams.service.table.SegmentRow;
import dev.voucherstreams.service.table.SegmentTable;
import dev.voucherstreams.service.table.Served;
import dev.voucherstreams.service.table.Served.NotReady;
import dev.voucherstreams.service.table.ServedTable;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * {@code POST /api/v1/voucher/explain}: the voucher's request, answered with its reason: what the
 * table has now, for a customer as of the time that is asked about.
 *
 * @param clock tells that time where none is asked about
 */
public record ExplainHandler(BodyParser bodies, SegmentTable table, Clock clock, Json json) {

  /** Answers a request with this body. */
  HttpReply answer(byte[] bytes) {
    Served served = table.served();
    return served instanceof ServedTable now
        ? answer(bytes, now)
        : Problem.notReady(((NotReady) served).reason());
  }

  private HttpReply answer(byte[] bytes, ServedTable served) {
    BodyParser.Body body = bodies.parse(bytes);
    if (body instanceof Unusable unusable) {
      return Problem.invalid(List.of(unusable.error()));
    }
    Dated dated = served.validator().validateAsOf(((Fields) body).values(), clock.instant());
    return dated.request() instanceof Invalid invalid
        ? Problem.invalid(invalid.errors())
        : new Ok(json.write(explain(((Valid) dated.request()).query(), dated.asOf(), served)));
  }

  private static Explanation explain(VoucherQuery query, Instant asOf, ServedTable served) {
    return query
        .type()
        .segmentOf(query.valueAt(asOf))
        .map(segment -> explain(query, asOf, segment, served))
        .orElseGet(() -> Explanation.noSegment(query, asOf));
  }

  private static Explanation explain(
      VoucherQuery query, Instant asOf, Segment segment, ServedTable served) {
    return served
        .find(new SegmentKey(query.country(), query.type().name(), segment.label()))
        .map(row -> Explanation.winner(query, asOf, segment, SegmentRow.of(row)))
        .orElseGet(() -> Explanation.noUses(query, asOf, segment));
  }
}
