package dev.voucherstreams.streamsapp.tally;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * How far the partitions of order-events have been polled. A task sees the orders only: that it has
 * come to a partition's end, behind which there is nothing but the end of a transaction, the
 * consumer alone knows. The thread of a task tells what it polls, and the task asks in the same;
 * whether many orders wait, tasks of all threads may ask.
 */
public final class OrderPositions {

  private final Map<Integer, Polled> polled = new ConcurrentHashMap<>();
  private final Set<Integer> busy = ConcurrentHashMap.newKeySet();

  /**
   * @param orders how many orders were handed over since the task began
   * @param position the offset that is polled next
   */
  record Polled(long orders, long position) {}

  /** A task begins or ends: what was polled before is not its. */
  void forget(int partition) {
    polled.remove(partition);
    busy.remove(partition);
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

  /** Takes note of whether many orders of a partition wait to be counted. */
  void noteBusy(int partition, boolean manyWait) {
    if (manyWait) {
      busy.add(partition);
    } else {
      busy.remove(partition);
    }
  }

  /** Whether that is so for any partition of this process, as its task has noted it last. */
  boolean areBusy() {
    return !busy.isEmpty();
  }
}
