package dev.voucherstreams.gateway.http;

import dev.voucherstreams.gateway.http.Reply.Ok;
import dev.voucherstreams.gateway.http.RequestBody.Fields;
import dev.voucherstreams.gateway.http.RequestBody.Unusable;
import dev.voucherstreams.gateway.table.Lookup;
import dev.voucherstreams.gateway.table.Lookup.Found;
import dev.voucherstreams.gateway.table.Lookup.NoUses;
import dev.voucherstreams.gateway.table.Lookup.NotReady;
import dev.voucherstreams.gateway.table.SegmentTable;
import dev.voucherstreams.segments.request.RequestValidator;
import dev.voucherstreams.segments.request.Validated;
import dev.voucherstreams.segments.request.Validated.Invalid;
import dev.voucherstreams.segments.request.Validated.Valid;
import dev.voucherstreams.segments.request.VoucherQuery;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** {@code POST /api/v1/voucher}: the voucher that customers like this one use most, 0 for none. */
public final class VoucherHandler {
  private static final Lookup NO_SEGMENT = new NoUses();

  private final BodyParser bodies;
  private final RequestValidator validator;
  private final SegmentTable table;
  private final Clock clock;
  private final Duration retryAfter;

  /**
   * Answers from the table, by the segment that the customer is in at the clock's time.
   *
   * @param retryAfter when a client should come back that is told "not ready"
   */
  public VoucherHandler(
      BodyParser bodies,
      RequestValidator validator,
      SegmentTable table,
      Clock clock,
      Duration retryAfter) {
    this.bodies = bodies;
    this.validator = validator;
    this.table = table;
    this.clock = clock;
    this.retryAfter = retryAfter;
  }

  /** Answers a request with this body. */
  Reply answer(byte[] bytes) {
    RequestBody body = bodies.parse(bytes);
    return body instanceof Unusable unusable
        ? Problem.invalid(List.of(unusable.error()))
        : answer(validator.validate(((Fields) body).values()));
  }

  private Reply answer(Validated validated) {
    return validated instanceof Invalid invalid
        ? Problem.invalid(invalid.errors())
        : answer(lookUp(((Valid) validated).query()));
  }

  private Lookup lookUp(VoucherQuery query) {
    return query.segmentAt(clock.instant()).map(table::find).orElse(NO_SEGMENT);
  }

  private Reply answer(Lookup lookup) {
    if (lookup instanceof NotReady notReady) {
      return Problem.notReady(notReady.reason(), retryAfter);
    }
    return voucher(lookup instanceof Found found ? found.row().getVoucher() : 0);
  }

  /* By hand: it is the whole of the answer, and a mapper would take longer than the lookup. */
  private static Reply voucher(long amount) {
    return new Ok("{\"voucher\":" + amount + "}");
  }
}
