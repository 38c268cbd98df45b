package dev.voucherstreams.streamsapp.tally;

import dev.voucherstreams.events.OrderPartition;
import dev.voucherstreams.streamsapp.tally.OrderPositions.Polled;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * How far the orders of one input partition are counted: whether up to where the partition ended
 * when the count began, which is kept in the state, and as of when all of them are.
 */
final class PartitionProgress {

  /* A poll brings so many at once of a backlog only. */
  private static final int MANY = 100;

  private static final String PARTITIONS = "partitions";
  private static final String FIRST = "first";
  private static final String GOAL = "goal";
  private static final String REACHED = "reached";

  private final int partition;
  private final KeyValueStore<String, Long> store;
  private final OrderPositions positions;
  private final Supplier<Optional<OrderEnds>> ends;

  private long orders;
  private long next;
  private boolean reached;
  private @Nullable OrderEnds asked;
  private @Nullable Instant countedAsOf;

  PartitionProgress(
      int partition,
      KeyValueStore<String, Long> store,
      OrderPositions positions,
      Supplier<Optional<OrderEnds>> ends) {
    this.partition = partition;
    this.store = store;
    this.positions = positions;
    this.ends = ends;
    this.reached = store.get(REACHED) != null;
    positions.forget(partition);
  }

  /** An order is through, whatever became of it. */
  void passed(long offset) {
    orders++;
    next = offset + 1;
  }

  /**
   * Looks how far it is.
   *
   * @return whether that is known, which it is soon after a start
   */
  boolean look() {
    Polled polled = positions.of(partition);
    if (polled == null || !hasGoal()) {
      return false;
    }
    if (polled.orders() == orders) {
      next = Math.max(next, polled.position());
    }
    if (!reached && next >= goal()) {
      reached = true;
      store.put(REACHED, 1L);
    }
    lookAtTheEnd();
    return true;
  }

  /** Looks whether many orders wait here, and returns whether they do anywhere in this process. */
  boolean lookForBacklog() {
    Polled polled = positions.of(partition);
    positions.noteBusy(partition, polled != null && polled.orders() - orders > MANY);
    return positions.areBusy();
  }

  private boolean hasGoal() {
    if (store.get(GOAL) == null) {
      ends.get().filter(now -> now.last().containsKey(partition)).ifPresent(this::begin);
    }
    return store.get(GOAL) != null;
  }

  private void begin(OrderEnds now) {
    store.put(PARTITIONS, (long) now.last().size());
    store.put(FIRST, now.first().getOrDefault(partition, 0L));
    store.put(GOAL, now.last().get(partition));
  }

  private void lookAtTheEnd() {
    if (asked != null && next >= asked.last().getOrDefault(partition, Long.MAX_VALUE)) {
      countedAsOf = asked.at();
      asked = null;
    }
    if (asked == null) {
      asked = ends.get().filter(now -> !now.at().equals(countedAsOf)).orElse(null);
    }
  }

  private long goal() {
    return store.get(GOAL);
  }

  /** Puts all that is known into what is published. */
  OrderPartition.Builder publish(OrderPartition.Builder report) {
    return report
        .setPartition(partition)
        .setPartitions(Math.toIntExact(store.get(PARTITIONS)))
        .setFirst(store.get(FIRST))
        .setGoal(goal())
        .setPosition(next)
        .setReached(reached)
        .setCountedAsOf(countedAsOf);
  }

  boolean reached() {
    return reached;
  }

  @Nullable Instant countedAsOf() {
    return countedAsOf;
  }
}
