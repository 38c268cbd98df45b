package dev.voucherstreams.streamsapp.tally;

import dev.voucherstreams.events.OrderPartition;
import java.util.EnumMap;
import java.util.Map;

/**
 * What became of the orders of one input partition, in numbers that are as exact as the tallies:
 * they are kept like these, see {@link WriteBehindStore}. An event costs one addition.
 */
final class PartitionOutcomes {

  private final WriteBehindStore<String, OutcomeCount, Long> store;
  private final Map<OrderOutcome, OutcomeCount> counts = new EnumMap<>(OrderOutcome.class);

  PartitionOutcomes(WriteBehindStore<String, OutcomeCount, Long> store) {
    this.store = store;
  }

  void add(OrderOutcome outcome) {
    OutcomeCount count = counts.get(outcome);
    if (count == null) {
      count = first(outcome);
    }
    if (count.add()) {
      store.changed(outcome.label(), count);
    }
  }

  private OutcomeCount first(OrderOutcome outcome) {
    OutcomeCount stored = store.get(outcome.label());
    OutcomeCount count = stored == null ? new OutcomeCount(0) : stored;
    counts.put(outcome, count);
    return count;
  }

  /** How many orders there were, whatever became of them. */
  long total() {
    long total = 0;
    for (OrderOutcome outcome : OrderOutcome.values()) {
      total += of(outcome);
    }
    return total;
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
    OutcomeCount count = store.get(outcome.label());
    return count == null ? 0 : count.orders();
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
