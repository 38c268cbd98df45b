package dev.voucherstreams.streamsapp.tally;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * How far the partitions of order-events have been polled. A task sees the orders only: that it has
 * come to a partition's end, behind which there is nothing but the end of a transaction, the
 * consumer alone knows. The thread of a task tells what it polls, and the task asks in the same.
 */
public final class OrderPositions {

  private final Map<Integer, Polled> polled = new ConcurrentHashMap<>();

  /**
   * @param orders how many orders were handed over since the task began
   * @param position the offset that is polled next
   */
  record Polled(long orders, long position) {}

  /** A task begins: what was polled before is not its. */
  void begin(int partition) {
    polled.remove(partition);
  }

  /** Takes note of a poll. */
  public void polled(int partition, int orders, long position) {
    polled.merge(
        partition,
        new Polled(orders, position),
        (before, now) -> new Polled(before.orders() + now.orders(), now.position()));
  }

  @Nullable Polled of(int partition) {
    return polled.get(partition);
  }
}
