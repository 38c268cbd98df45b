package dev.voucherstreams.streamsapp.tally;

import dev.voucherstreams.events.OrderOutcomes;
import java.time.Instant;

/**
 * What became of the orders of one input partition, in numbers that are as exact as the tallies:
 * they are kept like these, see {@link WriteBehindStore}.
 */
record PartitionOutcomes(WriteBehindStore<String, Long, Long> store) {

  void add(OrderOutcome outcome) {
    store.changed(outcome.label(), of(outcome) + 1);
  }

  /** How many orders there were, whatever became of them. */
  long total() {
    long total = 0;
    for (OrderOutcome outcome : OrderOutcome.values()) {
      total += of(outcome);
    }
    return total;
  }

  /** All numbers, as they are published. */
  OrderOutcomes publish(int partition, Instant now) {
    return OrderOutcomes.newBuilder()
        .setInputPartition(partition)
        .setCounted(of(OrderOutcome.COUNTED))
        .setOutOfScope(of(OrderOutcome.OUT_OF_SCOPE))
        .setIncomplete(of(OrderOutcome.INCOMPLETE))
        .setDuplicateRow(of(OrderOutcome.DUPLICATE_ROW))
        .setDuplicateReplay(of(OrderOutcome.DUPLICATE_REPLAY))
        .setInvalid(of(OrderOutcome.INVALID) + of(OrderOutcome.POISON))
        .setUnreadable(of(OrderOutcome.UNREADABLE))
        .setUpdatedAt(now)
        .build();
  }

  private long of(OrderOutcome outcome) {
    Long orders = store.get(outcome.label());
    return orders == null ? 0 : orders;
  }
}
