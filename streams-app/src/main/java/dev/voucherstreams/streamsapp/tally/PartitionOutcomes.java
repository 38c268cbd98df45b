package dev.voucherstreams.streamsapp.tally;

import dev.voucherstreams.events.OrderPartition;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * What became of the orders of one input partition, in numbers that are as exact as the tallies:
 * they are kept like these, see {@link WriteBehindStore}. An event costs one addition.
 */
final class PartitionOutcomes {

  private final WriteBehindStore<String, OutcomeCount, Long> store;
  private final Map<OrderOutcome, OutcomeCount> counts = new EnumMap<>(OrderOutcome.class);

  PartitionOutcomes(WriteBehindStore<String, OutcomeCount, Long> store) {
    this.store = store;
    for (OrderOutcome outcome : OrderOutcome.values()) {
      OutcomeCount stored = store.get(outcome.label());
      counts.put(outcome, stored == null ? new OutcomeCount(0) : stored);
    }
  }

  void add(OrderOutcome outcome) {
    OutcomeCount count = count(outcome);
    if (count.add()) {
      store.changed(outcome.label(), count);
    }
  }

  /** How many orders there were, whatever became of them. */
  long total() {
    return counts.values().stream().mapToLong(OutcomeCount::orders).sum();
  }

  /** Puts all numbers into what is published. */
  OrderPartition.Builder publish(OrderPartition.Builder report) {
    return report
        .setCounted(of(OrderOutcome.COUNTED))
        .setOutOfScope(of(OrderOutcome.OUT_OF_SCOPE))
        .setIncomplete(of(OrderOutcome.INCOMPLETE))
        .setDuplicateRow(of(OrderOutcome.DUPLICATE_ROW))
        .setDuplicateReplay(of(OrderOutcome.DUPLICATE_REPLAY))
        .setInvalid(of(OrderOutcome.INVALID) + of(OrderOutcome.POISON))
        .setUnreadable(of(OrderOutcome.UNREADABLE));
  }

  /** How many orders a published report has, whatever became of them. */
  static long total(OrderPartition report) {
    return report.getCounted()
        + report.getOutOfScope()
        + report.getIncomplete()
        + report.getDuplicateRow()
        + report.getDuplicateReplay()
        + report.getInvalid()
        + report.getUnreadable();
  }

  private long of(OrderOutcome outcome) {
    return count(outcome).orders();
  }

  private OutcomeCount count(OrderOutcome outcome) {
    return Objects.requireNonNull(counts.get(outcome));
  }

  /** How many orders of one input partition had an outcome. Moved in place, once an event. */
  static final class OutcomeCount {

    private long orders;
    private boolean written = true;

    OutcomeCount(long orders) {
      this.orders = orders;
    }

    long orders() {
      return orders;
    }

    /** Adds an order, and returns whether it is the first since the number was written. */
    boolean add() {
      orders++;
      boolean first = written;
      written = false;
      return first;
    }

    long write() {
      written = true;
      return orders;
    }
  }
}
