package dev.voucherstreams.streamsapp.requests;

import dev.voucherstreams.events.RequestError;
import dev.voucherstreams.events.VoucherResult;
import dev.voucherstreams.events.VoucherStatus;
import dev.voucherstreams.segments.request.FieldError;
import dev.voucherstreams.segments.request.RequestIdentity;
import dev.voucherstreams.segments.request.RequestValidator;
import dev.voucherstreams.segments.request.Validated;
import dev.voucherstreams.segments.request.VoucherQuery;
import dev.voucherstreams.service.table.Lookup;
import dev.voucherstreams.service.table.Lookup.Found;
import dev.voucherstreams.service.table.Lookup.NotReady;
import dev.voucherstreams.service.table.SegmentTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Decides what a request is answered with. The same request, time and table give the same. */
final class RequestResolver {

  private static final long NO_VOUCHER = 0;

  private final RequestValidator validator;

  RequestResolver(RequestValidator validator) {
    this.validator = validator;
  }

  VoucherResult resolve(Request request, Instant now, SegmentTable table) {
    VoucherResult result = unanswered(RequestIdentity.of(request.fields()), now);
    Validated validated = validator.validate(request.fields());
    List<RequestError> errors = errors(validated, now);
    if (validated instanceof Validated.Valid valid && errors.isEmpty()) {
      answer(valid.query(), now, table, result);
    } else {
      result.setStatus(VoucherStatus.INVALID);
      result.setErrors(errors);
    }
    return result;
  }

  private static List<RequestError> errors(Validated validated, Instant now) {
    List<RequestError> errors = new ArrayList<>(0);
    if (validated instanceof Validated.Invalid invalid) {
      invalid.errors().stream().map(RequestResolver::toAvro).forEach(errors::add);
    }
    RequestTime.problem(now).ifPresent(errors::add);
    return errors;
  }

  private static VoucherResult unanswered(RequestIdentity request, Instant now) {
    return new VoucherResult(
        request.requestId(),
        request.customerId(),
        VoucherStatus.NO_SEGMENT,
        NO_VOUCHER,
        null,
        null,
        List.of(),
        now);
  }

  private static void answer(
      VoucherQuery query, Instant now, SegmentTable table, VoucherResult result) {
    result.setSegmentType(query.type().name());
    query
        .segmentAt(now)
        .ifPresent(
            segment -> {
              result.setSegment(segment.segment());
              answer(table.find(segment), result);
            });
  }

  private static void answer(Lookup lookup, VoucherResult result) {
    if (lookup instanceof NotReady notReady) {
      throw new UnusableRowException(notReady.reason());
    }
    if (lookup instanceof Found found) {
      result.setStatus(VoucherStatus.RESOLVED);
      result.setVoucher(found.row().getVoucher());
    }
  }

  private static RequestError toAvro(FieldError error) {
    List<String> loc = error.loc().stream().map(Object::toString).toList();
    return new RequestError(loc, error.msg(), error.type());
  }
}
