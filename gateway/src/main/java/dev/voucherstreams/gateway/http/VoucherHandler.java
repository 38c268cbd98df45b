package dev.voucherstreams.gateway.http;

import dev.voucherstreams.gateway.http.BodyParser.Body.Fields;
import dev.voucherstreams.gateway.http.BodyParser.Body.Unusable;
import dev.voucherstreams.gateway.http.HttpReply.Ok;
import dev.voucherstreams.gateway.http.VoucherMeters.Outcome;
import dev.voucherstreams.segments.request.FieldError;
import dev.voucherstreams.segments.request.RequestValidator;
import dev.voucherstreams.segments.request.Validated;
import dev.voucherstreams.segments.request.Validated.Invalid;
import dev.voucherstreams.segments.request.Validated.Valid;
import dev.voucherstreams.segments.request.VoucherQuery;
import dev.voucherstreams.service.table.Lookup;
import dev.voucherstreams.service.table.Lookup.Found;
import dev.voucherstreams.service.table.Lookup.NotReady;
import dev.voucherstreams.service.table.SegmentTable;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** {@code POST /api/v1/voucher}: the voucher that customers like this one use most, 0 for none. */
public final class VoucherHandler {
  private static final HttpReply NONE = voucher(0);

  private final BodyParser bodies;
  private final RequestValidator validator;
  private final SegmentTable table;
  private final Clock clock;
  private final VoucherMeters meters;

  /** Answers from the table, by the segment that the customer is in at the clock's time. */
  public VoucherHandler(
      BodyParser bodies,
      RequestValidator validator,
      SegmentTable table,
      Clock clock,
      VoucherMeters meters) {
    this.bodies = bodies;
    this.validator = validator;
    this.table = table;
    this.clock = clock;
    this.meters = meters;
  }

  /** Answers a request with this body. */
  HttpReply answer(byte[] bytes) {
    long began = System.nanoTime();
    BodyParser.Body body = bodies.parse(bytes);
    if (body instanceof Unusable unusable) {
      return invalid(List.of(unusable.error()), began);
    }
    Validated validated = validator.validate(((Fields) body).values());
    return validated instanceof Invalid invalid
        ? invalid(invalid.errors(), began)
        : answer(((Valid) validated).query(), began);
  }

  private HttpReply invalid(List<FieldError> errors, long began) {
    meters.noteInvalid(began);
    return Problem.invalid(errors);
  }

  private HttpReply answer(VoucherQuery query, long began) {
    Optional<Lookup> lookup = query.segmentAt(clock.instant()).map(table::find);
    meters.note(outcome(lookup), query.type(), began);
    if (lookup.isPresent() && lookup.get() instanceof NotReady notReady) {
      return Problem.notReady(notReady.reason());
    }
    return lookup.isPresent() && lookup.get() instanceof Found found
        ? voucher(found.row().getVoucher())
        : NONE;
  }

  private static Outcome outcome(Optional<Lookup> lookup) {
    if (lookup.isEmpty()) {
      return Outcome.NO_SEGMENT;
    } else if (lookup.get() instanceof NotReady) {
      return Outcome.NOT_READY;
    }
    return lookup.get() instanceof Found ? Outcome.RESOLVED : Outcome.NO_USES;
  }

  /* By hand: it is the whole of the answer, and a mapper would take longer than the lookup. */
  private static HttpReply voucher(long amount) {
    return new Ok("{\"voucher\":" + amount + "}");
  }
}
