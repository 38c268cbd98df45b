package dev.voucherstreams.gateway.http;

import dev.voucherstreams.gateway.generations.OrderCounts;
import dev.voucherstreams.schemas.generation.Generation;
import dev.voucherstreams.schemas.generation.Generations;
import dev.voucherstreams.service.table.SegmentTable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A generation as the answers show it.
 *
 * @param manual whether it serves only once a person says so
 * @param whole whether it counts from the first order on
 * @param givenUp why its orders are counted anew; null if they aren't
 * @param countedAsOf all orders are counted that had been written by then
 * @param orders how many there were when it began
 * @param rules null if they can't be read here
 */
record GenerationView(
    String name,
    boolean serving,
    boolean complete,
    boolean manual,
    boolean whole,
    @Nullable String givenUp,
    Instant beganAt,
    Instant updatedAt,
    @Nullable Instant countedAsOf,
    double progress,
    long orders,
    long ordersLeft,
    @Nullable Long secondsLeft,
    OrderCounts ordersByOutcome,
    List<String> countries,
    RuleView.@Nullable Rules rules) {

  /** All that there are, the newest first. */
  record All(@Nullable String serving, @Nullable String pinned, List<GenerationView> generations) {

    static All of(SegmentTable table) {
      Generations all = table.generations();
      String serving = all.serving().map(Generation::name).orElse(null);
      List<GenerationView> views =
          all.all().stream()
              .map(each -> GenerationView.of(each, each.name().equals(serving), table))
              .toList();
      return new All(serving, all.pinned().orElse(null), views);
    }
  }

  private static GenerationView of(Generation generation, boolean serving, SegmentTable table) {
    return new GenerationView(
        generation.name(),
        serving,
        generation.complete(),
        generation.manual(),
        generation.isWhole(),
        generation.givenUp().orElse(null),
        generation.beganAt(),
        generation.updatedAt(),
        generation.countedAsOf().orElse(null),
        generation.progress(),
        generation.orders(),
        generation.ordersLeft(),
        generation.timeLeft().map(Duration::toSeconds).orElse(null),
        OrderCounts.sum(generation.partitions()),
        generation.countries(),
        table.table(generation.name()).map(RuleView.Rules::of).orElse(null));
  }
}
