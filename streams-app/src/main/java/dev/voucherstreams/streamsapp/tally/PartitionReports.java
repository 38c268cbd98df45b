package dev.voucherstreams.streamsapp.tally;

import dev.voucherstreams.events.GenerationPart;
import dev.voucherstreams.events.OrderPartition;
import java.util.Optional;

/**
 * Says now and then how far one input partition is counted: twice a second while orders come, and
 * every two seconds in any case, so that a count that has died is noticed.
 */
final class PartitionReports {

  private static final long WHILE_IT_CHANGES_MS = 500;
  private static final long IN_ANY_CASE_MS = 2_000;

  private final int partition;
  private final SegmentTallies tallies;
  private final PartitionOutcomes outcomes;
  private final PartitionProgress progress;
  private long lastAt = -IN_ANY_CASE_MS;
  private long reportedOrders;
  private boolean reportedReached;

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
    count.published().stream()
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
    if (!progress.look() || !isDue(now)) {
      return Optional.empty();
    }
    lastAt = now;
    reportedOrders = outcomes.total();
    reportedReached = progress.reached();
    return Optional.of(report());
  }

  private boolean isDue(long now) {
    long since = now - lastAt;
    return since >= IN_ANY_CASE_MS
        || progress.reached() != reportedReached
        || (since >= WHILE_IT_CHANGES_MS && outcomes.total() != reportedOrders);
  }

  private OrderPartition report() {
    return outcomes
        .publish(
            OrderPartition.newBuilder()
                .setPartition(partition)
                .setPartitions(progress.partitions())
                .setFirst(progress.first())
                .setGoal(progress.goal())
                .setPosition(progress.position())
                .setReached(progress.reached())
                .setCountedAsOf(progress.countedAsOf())
                .setUses(tallies.uses()))
        .build();
  }
}
