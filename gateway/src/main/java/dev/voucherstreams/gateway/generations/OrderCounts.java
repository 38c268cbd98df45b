package dev.voucherstreams.gateway.generations;

import dev.voucherstreams.events.OrderPartition;
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

  /** The sum over partitions of what became of their orders. */
  public static OrderCounts sum(Collection<OrderPartition> partitions) {
    return new OrderCounts(
        sum(partitions, OrderPartition::getCounted),
        sum(partitions, OrderPartition::getOutOfScope),
        sum(partitions, OrderPartition::getIncomplete),
        sum(partitions, OrderPartition::getDuplicateRow),
        sum(partitions, OrderPartition::getDuplicateReplay),
        sum(partitions, OrderPartition::getInvalid),
        sum(partitions, OrderPartition::getUnreadable));
  }

  private static long sum(
      Collection<OrderPartition> partitions, ToLongFunction<OrderPartition> number) {
    return partitions.stream().mapToLong(number).sum();
  }
}
