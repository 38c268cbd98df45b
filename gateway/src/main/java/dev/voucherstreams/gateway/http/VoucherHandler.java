package dev.voucherstreams.gateway.http;

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
import java.util.List;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** {@code POST /api/v1/voucher}: the voucher that customers like this one use most, 0 for none. */
public final class VoucherHandler {
  private static final Lookup NO_SEGMENT = new NoUses();
  private static final VoucherAnswer NONE = new VoucherAnswer(0);

  private final BodyReader bodies;
  private final RequestValidator validator;
  private final SegmentTable table;
  private final Clock clock;
  private final Answers answers;

  /** Answers from the table, by the segment that the customer is in at the clock's time. */
  public VoucherHandler(
      BodyReader bodies,
      RequestValidator validator,
      SegmentTable table,
      Clock clock,
      Answers answers) {
    this.bodies = bodies;
    this.validator = validator;
    this.table = table;
    this.clock = clock;
    this.answers = answers;
  }

  /** The body of the answer: an amount in whole currency units. */
  record VoucherAnswer(long voucher) {}

  /** Answers one request. */
  public Mono<ServerResponse> answer(ServerRequest request) {
    return bodies.read(request).flatMap(this::answer);
  }

  private Mono<ServerResponse> answer(RequestBody body) {
    if (body instanceof Unusable unusable) {
      return answers.invalid(List.of(unusable.error()));
    }
    Validated validated = validator.validate(((Fields) body).values());
    return validated instanceof Invalid invalid
        ? answers.invalid(invalid.errors())
        : answer(lookUp(((Valid) validated).query()));
  }

  private Lookup lookUp(VoucherQuery query) {
    return query.segmentAt(clock.instant()).map(table::find).orElse(NO_SEGMENT);
  }

  private Mono<ServerResponse> answer(Lookup lookup) {
    if (lookup instanceof NotReady notReady) {
      return answers.notReady(notReady.reason());
    }
    return answers.ok(
        lookup instanceof Found found ? new VoucherAnswer(found.row().getVoucher()) : NONE);
  }
}
