package dev.voucherstreams.gateway.live;

import dev.voucherstreams.service.table.Freshness;
import dev.voucherstreams.service.table.Readiness;
import dev.voucherstreams.service.table.Readiness.NotYet;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tells how the gateway is, from time to time. */
public final class LiveStatus {
  private final Readiness.Check check;
  private final Freshness freshness;
  private final Supplier<Optional<OrderCounts>> orders;
  private final Clock clock;

  public LiveStatus(
      Readiness.Check check,
      Freshness freshness,
      Supplier<Optional<OrderCounts>> orders,
      Clock clock) {
    this.check = check;
    this.freshness = freshness;
    this.orders = orders;
    this.clock = clock;
  }

  /**
   * How the gateway is at a moment.
   *
   * @param ready whether the table can be asked
   * @param reason if not, why
   * @param at the moment, by the gateway's clock
   * @param freshAsOf the table has all that had been written to its topic by then; null if that
   *     isn't known
   * @param orders what became of the orders; null if that isn't known
   */
  public record Status(
      boolean ready,
      @Nullable String reason,
      Instant at,
      @Nullable Instant freshAsOf,
      @Nullable OrderCounts orders) {}

  /** How it is now. */
  public Status now() {
    String reason = check.readiness() instanceof NotYet notYet ? notYet.reason() : null;
    return new Status(
        reason == null,
        reason,
        clock.instant(),
        freshness.freshAsOf().orElse(null),
        orders.get().orElse(null));
  }
}
