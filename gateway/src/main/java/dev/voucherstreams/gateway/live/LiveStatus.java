package dev.voucherstreams.gateway.live;

import dev.voucherstreams.gateway.generations.OrderCounts;
import dev.voucherstreams.gateway.generations.Upcoming;
import dev.voucherstreams.schemas.generation.Generation;
import dev.voucherstreams.schemas.generation.Generations;
import dev.voucherstreams.service.table.Readiness;
import dev.voucherstreams.service.table.Readiness.NotYet;
import dev.voucherstreams.service.table.SegmentTable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells how the gateway is, from time to time. */
public record LiveStatus(Readiness.Check check, SegmentTable table, Clock clock) {

  /**
   * How the gateway is at a moment.
   *
   * @param ready whether the table can be asked
   * @param reason if not, why
   * @param at the moment, by the gateway's clock
   * @param freshAsOf the table has all orders that had been written by then; null if that isn't
   *     known
   * @param orders what became of the orders; null while no generation serves
   * @param generation the name of the one that serves; null while none does
   * @param counting the newer one that is being counted; null if there is none
   * @param waiting the name of the newer one that is counted and waits for a person; null if there
   *     is none
   */
  public record Status(
      boolean ready,
      @Nullable String reason,
      Instant at,
      @Nullable Instant freshAsOf,
      @Nullable OrderCounts orders,
      @Nullable String generation,
      @Nullable Counting counting,
      @Nullable String waiting) {}

  /** How far a count is; see {@link Generation}. */
  public record Counting(
      String name, double progress, long ordersLeft, @Nullable Long secondsLeft) {

    private static Counting of(Generation generation) {
      return new Counting(
          generation.name(),
          generation.progress(),
          generation.ordersLeft(),
          generation.timeLeft().map(Duration::toSeconds).orElse(null));
    }
  }

  /** How it is now. */
  public Status now() {
    String reason = check.readiness() instanceof NotYet notYet ? notYet.reason() : null;
    Generations generations = table.generations();
    Optional<Generation> serving = generations.serving();
    Upcoming upcoming = Upcoming.of(generations);
    return new Status(
        reason == null,
        reason,
        clock.instant(),
        serving.flatMap(Generation::countedAsOf).orElse(null),
        serving.map(one -> OrderCounts.sum(one.partitions())).orElse(null),
        serving.map(Generation::name).orElse(null),
        upcoming.counting().map(Counting::of).orElse(null),
        upcoming.waiting().map(Generation::name).orElse(null));
  }
}
