package dev.voucherstreams.gateway.http;

import dev.voucherstreams.events.SegmentVoucher;
import dev.voucherstreams.gateway.http.BodyParser.Body.Fields;
import dev.voucherstreams.gateway.http.BodyParser.Body.Unusable;
import dev.voucherstreams.gateway.http.HttpReply.Ok;
import dev.voucherstreams.gateway.http.VoucherMeters.Outcome;
import dev.voucherstreams.segments.SegmentKey;
import dev.voucherstreams.segments.request.FieldError;
import dev.voucherstreams.segments.request.Validated;
import dev.voucherstreams.segments.request.Validated.Invalid;
import dev.voucherstreams.segments.request.Validated.Valid;
import dev.voucherstreams.segments.request.VoucherQuery;
import dev.voucherstreams.service.table.SegmentTable;
import dev.voucherstreams.service.table.Served;
import dev.voucherstreams.service.table.Served.NotReady;
import dev.voucherstreams.service.table.ServedTable;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * {@code POST /api/v1/voucher}: the voucher that customers like this one use most, 0 for none.
 *
 * @param clock at whose time a customer is in a segment
 */
public record VoucherHandler(
    BodyParser bodies, SegmentTable table, Clock clock, VoucherMeters meters) {
  private static final HttpReply NONE = voucher(0);

  /** Answers a request with this body. */
  HttpReply answer(byte[] bytes) {
    long began = System.nanoTime();
    Served served = table.served();
    return served instanceof ServedTable now
        ? answer(bytes, now, began)
        : notReady((NotReady) served, began);
  }

  private HttpReply notReady(NotReady served, long began) {
    meters.noteNotReady(began);
    return Problem.notReady(served.reason());
  }

  private HttpReply answer(byte[] bytes, ServedTable served, long began) {
    BodyParser.Body body = bodies.parse(bytes);
    if (body instanceof Unusable unusable) {
      return invalid(List.of(unusable.error()), began);
    }
    Validated validated = served.validator().validate(((Fields) body).values());
    return validated instanceof Invalid invalid
        ? invalid(invalid.errors(), began)
        : answer(((Valid) validated).query(), served, began);
  }

  private HttpReply invalid(List<FieldError> errors, long began) {
    meters.noteInvalid(began);
    return Problem.invalid(errors);
  }

  private HttpReply answer(VoucherQuery query, ServedTable served, long began) {
    Optional<SegmentKey> segment = query.segmentAt(clock.instant());
    if (segment.isEmpty()) {
      meters.note(Outcome.NO_SEGMENT, query.type(), began);
      return NONE;
    }
    Optional<SegmentVoucher> row = served.find(segment.get());
    meters.note(row.isPresent() ? Outcome.RESOLVED : Outcome.NO_USES, query.type(), began);
    return row.isPresent() ? voucher(row.get().getVoucher()) : NONE;
  }

  /* By hand: it is the whole of the answer, and a mapper would take longer than the lookup. */
  private static HttpReply voucher(long amount) {
    return new Ok("{\"voucher\":" + amount + "}");
  }
}
