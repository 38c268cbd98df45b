package dev.voucherstreams.streamsapp.requests;

import dev.voucherstreams.events.RequestError;
import dev.voucherstreams.events.SegmentVoucher;
import dev.voucherstreams.events.VoucherResult;
import dev.voucherstreams.events.VoucherStatus;
import dev.voucherstreams.segments.request.FieldError;
import dev.voucherstreams.segments.request.RequestIdentity;
import dev.voucherstreams.segments.request.Validated;
import dev.voucherstreams.segments.request.VoucherQuery;
import dev.voucherstreams.service.table.ServedTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides what a request is answered with. The same request, time and table give the same. */
final class RequestResolver {

  private static final long NO_VOUCHER = 0;

  /*
   * Whether a record's timestamp can be the "now" of its request: from 1973-03-03 to 5138-11-16.
   * Kafka's are milliseconds since 1970; of a client that writes seconds, an answer would be as of
   * January 1970, and of one that writes microseconds as of the far future. All seconds and all
   * microseconds of this century lie outside.
   */
  private static final long EARLIEST_MILLIS = 100_000_000_000L;
  private static final long LATEST_MILLIS = 100_000_000_000_000L;

  private RequestResolver() {}

  static VoucherResult resolve(Request request, Instant now, ServedTable table) {
    VoucherResult result = unanswered(RequestIdentity.of(request.fields()), now);
    Validated validated = table.validator().validate(request.fields());
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
    problem(now).ifPresent(errors::add);
    return errors;
  }

  private static Optional<RequestError> problem(Instant now) {
    long millis = now.toEpochMilli();
    if (millis < EARLIEST_MILLIS) {
      return Optional.of(error(now, "seconds"));
    }
    return millis > LATEST_MILLIS ? Optional.of(error(now, "microseconds")) : Optional.empty();
  }

  private static RequestError error(Instant now, String unit) {
    return new RequestError(
        List.of("timestamp"),
        "the record's timestamp, %s, is none of now; has it been written in %s? Kafka's are in milliseconds"
            .formatted(now, unit),
        "value_error.timestamp");
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
      VoucherQuery query, Instant now, ServedTable table, VoucherResult result) {
    result.setSegmentType(query.type().name());
    query
        .segmentAt(now)
        .ifPresent(
            segment -> {
              result.setSegment(segment.segment());
              table.find(segment).ifPresent(row -> answer(row, result));
            });
  }

  private static void answer(SegmentVoucher row, VoucherResult result) {
    result.setStatus(VoucherStatus.RESOLVED);
    result.setVoucher(row.getVoucher());
  }

  private static RequestError toAvro(FieldError error) {
    List<String> loc = error.loc().stream().map(Object::toString).toList();
    return new RequestError(loc, error.msg(), error.type());
  }
}
