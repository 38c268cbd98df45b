package dev.voucherstreams.gateway.http;

import dev.voucherstreams.gateway.table.Readiness;
import dev.voucherstreams.gateway.table.Readiness.NotYet;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * {@code GET /readyz}: what {@code /healthz} says, and how far the table is while it isn't there.
 */
public final class ReadinessHandler {
  private final Readiness.Check check;
  private final HealthHandler health;
  private final Duration retryAfter;

  /**
   * Asks the check first, and then whether answers work.
   *
   * @param retryAfter when to look again
   */
  public ReadinessHandler(Readiness.Check check, HealthHandler health, Duration retryAfter) {
    this.check = check;
    this.health = health;
    this.retryAfter = retryAfter;
  }

  /** How it is, now. */
  Reply answer() {
    return check.readiness() instanceof NotYet notYet
        ? Problem.notReady(notYet.reason(), retryAfter).with(progress(notYet))
        : health.answer();
  }

  private static Map<String, Object> progress(NotYet notYet) {
    Map<String, Object> progress = new LinkedHashMap<>();
    progress.put("missing", RuleView.spelled(notYet.missing()));
    notYet.recordsLeft().ifPresent(records -> progress.put("records_left", records));
    notYet.timeLeft().ifPresent(time -> progress.put("seconds_left", time.toSeconds()));
    return progress;
  }
}
