package dev.voucherstreams.gateway.live;

import dev.voucherstreams.events.OrderOutcomes;
import java.util.Collection;
import java.util.function.ToLongFunction;

/** How many orders were counted and left out, by reason; docs/events.md says what each means. */
public record OrderCounts(
    long counted,
    long outOfScope,
    long incomplete,
    long duplicateRow,
    long duplicateReplay,
    long invalid,
    long unreadable) {

  /** The sum of what became of the orders of each partition. */
  public static OrderCounts sum(Collection<OrderOutcomes> partitions) {
    return new OrderCounts(
        sum(partitions, OrderOutcomes::getCounted),
        sum(partitions, OrderOutcomes::getOutOfScope),
        sum(partitions, OrderOutcomes::getIncomplete),
        sum(partitions, OrderOutcomes::getDuplicateRow),
        sum(partitions, OrderOutcomes::getDuplicateReplay),
        sum(partitions, OrderOutcomes::getInvalid),
        sum(partitions, OrderOutcomes::getUnreadable));
  }

  private static long sum(
      Collection<OrderOutcomes> partitions, ToLongFunction<OrderOutcomes> number) {
    return partitions.stream().mapToLong(number).sum();
  }
}
