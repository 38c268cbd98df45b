package dev.voucherstreams.gateway.http;

import dev.voucherstreams.gateway.http.HttpReply.Ok;
import dev.voucherstreams.gateway.live.LiveStatus;
import dev.voucherstreams.service.table.Readiness;
import dev.voucherstreams.service.table.Readiness.NotYet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * {@code GET /readyz}: what {@code /healthz} says, and how far the table is while it isn't there,
 * or how far a newer generation is.
 */
public final class ReadinessHandler {
  private static final String LEAVING = "the gateway is starting or stopping";

  private final Readiness.Check check;
  private final HealthHandler health;
  private final BooleanSupplier accepting;
  private final LiveStatus status;
  private final Json json;

  /**
   * Asks the check first, and then whether answers work.
   *
   * @param accepting whether the gateway is neither starting nor stopping
   */
  public ReadinessHandler(
      Readiness.Check check,
      HealthHandler health,
      BooleanSupplier accepting,
      LiveStatus status,
      Json json) {
    this.check = check;
    this.health = health;
    this.accepting = accepting;
    this.status = status;
    this.json = json;
  }

  /** How it is, now. */
  HttpReply answer() {
    if (check.readiness() instanceof NotYet notYet) {
      return Problem.notReady(notYet.reason()).with(progress(notYet));
    }
    if (!accepting.getAsBoolean()) {
      return Problem.notReady(LEAVING);
    }
    HttpReply answer = health.answer();
    return answer instanceof Ok ? withWhatComes() : answer;
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
