package dev.voucherstreams.gateway.http;

import dev.voucherstreams.gateway.http.HttpReply.Ok;
import dev.voucherstreams.gateway.live.LiveStatus;
import dev.voucherstreams.service.table.Readiness;
import dev.voucherstreams.service.table.Readiness.NotYet;
import dev.voucherstreams.service.table.SegmentTable;
import dev.voucherstreams.service.table.Served.NotReady;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * {@code GET /healthz}: whether every segment's voucher can be answered; and {@code GET /readyz}:
 * the same, and how far the table is while it isn't there, or how far a newer generation is.
 *
 * @param check is asked for readiness first, and then whether answers work
 * @param accepting whether the gateway is neither starting nor stopping
 */
public record HealthHandler(
    SegmentTable table,
    Readiness.Check check,
    BooleanSupplier accepting,
    LiveStatus status,
    Json json) {
  private static final HttpReply OK = new Ok("{\"status\":\"ok\"}");
  private static final String LEAVING = "the gateway is starting or stopping";

  /** Whether vouchers can be answered, now. */
  HttpReply health() {
    return table.served() instanceof NotReady notReady ? Problem.notReady(notReady.reason()) : OK;
  }

  /** Whether the gateway should be asked, now. */
  HttpReply readiness() {
    if (check.readiness() instanceof NotYet notYet) {
      return Problem.notReady(notYet.reason()).with(progress(notYet));
    }
    if (!accepting.getAsBoolean()) {
      return Problem.notReady(LEAVING);
    }
    HttpReply health = health();
    return health instanceof Ok ? withWhatComes() : health;
  }

  private HttpReply withWhatComes() {
    LiveStatus.Status now = status.now();
    Map<String, Object> answer = new LinkedHashMap<>(Map.of("status", "ok"));
    if (now.counting() != null) {
      answer.put("counting", now.counting());
    }
    if (now.waiting() != null) {
      answer.put("waiting", now.waiting());
    }
    return new Ok(json.write(answer));
  }

  private static Map<String, Object> progress(NotYet notYet) {
    Map<String, Object> progress = new LinkedHashMap<>();
    progress.put("missing", RuleView.spelled(notYet.missing()));
    notYet.recordsLeft().ifPresent(records -> progress.put("records_left", records));
    notYet.timeLeft().ifPresent(time -> progress.put("seconds_left", time.toSeconds()));
    return progress;
  }
}
