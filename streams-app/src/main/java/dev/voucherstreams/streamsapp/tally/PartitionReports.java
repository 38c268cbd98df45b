package dev.voucherstreams.streamsapp.tally;

import dev.voucherstreams.events.GenerationPart;
import dev.voucherstreams.events.OrderPartition;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says now and then how far one input partition is counted: twice a second while orders come, as
 * soon as none come any more, and every two seconds in any case, so that a count that has died is
 * noticed.
 */
final class PartitionReports {

  private static final long WHILE_IT_CHANGES_MS = 500;
  private static final long IN_ANY_CASE_MS = 2_000;

  private static final OrderPartition NOTHING =
      new OrderPartition(0, 0, 0L, 0L, 0L, false, null, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L);

  private final int partition;
  private final SegmentTallies tallies;
  private final PartitionOutcomes outcomes;
  private final PartitionProgress progress;
  private long lastAt;
  private long ordersBefore;
  private long changedAt;
  private OrderPartition reported = NOTHING;

  PartitionReports(
      int partition,
      SegmentTallies tallies,
      PartitionOutcomes outcomes,
      PartitionProgress progress) {
    this.partition = partition;
    this.tallies = tallies;
    this.outcomes = outcomes;
    this.progress = progress;
  }

  /**
   * Holds the state to what was published: that came with a commit of the state, so it can't be
   * more.
   *
   * @throws StateLostException if it is
   */
  void requireAtLeast(Count count) {
    count.published().get().stream()
        .map(GenerationPart::getPartitions)
        .flatMap(reports -> reports.stream())
        .filter(report -> report.getPartition() == partition)
        .forEach(this::requireAtLeast);
  }

  private void requireAtLeast(OrderPartition published) {
    long orders = PartitionOutcomes.total(published);
    if (outcomes.total() < orders || tallies.uses() < published.getUses()) {
      throw new StateLostException(
          "of partition %d of the orders %,d orders and %,d uses were published, but its state has %,d and %,d"
              .formatted(partition, orders, published.getUses(), outcomes.total(), tallies.uses()));
    }
  }

  /** The report that is due, if one is. All changed tallies have to be sent by then. */
  Optional<OrderPartition> due(long now) {
    long orders = outcomes.total();
    boolean quiet = orders == ordersBefore;
    if (!quiet) {
      changedAt = now;
    }
    ordersBefore = orders;
    if (!progress.look() || !(isNews(quiet, orders) || isDue(now, orders))) {
      return Optional.empty();
    }
    lastAt = now;
    reported = report();
    return Optional.of(reported);
  }

  /* By the clock on the wall: then all tasks report together, and their transactions are few. */
  private boolean isDue(long now, long orders) {
    return now / IN_ANY_CASE_MS > lastAt / IN_ANY_CASE_MS
        || (now / WHILE_IT_CHANGES_MS > lastAt / WHILE_IT_CHANGES_MS
            && orders != PartitionOutcomes.total(reported));
  }

  /* That the goal is reached, that no more orders come, and that none were there that are not here. */
  private boolean isNews(boolean quiet, long orders) {
    return progress.reached() != reported.getReached()
        || (quiet && orders != PartitionOutcomes.total(reported))
        || (isAllUntilTheLastChange(progress.countedAsOf())
            && !isAllUntilTheLastChange(reported.getCountedAsOf()));
  }

  private boolean isAllUntilTheLastChange(@Nullable Instant countedAsOf) {
    return countedAsOf != null && countedAsOf.toEpochMilli() > changedAt;
  }

  private OrderPartition report() {
    OrderPartition.Builder report = OrderPartition.newBuilder().setUses(tallies.uses());
    return outcomes.publish(progress.publish(report)).build();
  }
}
