package dev.voucherstreams.loader.load;

import dev.voucherstreams.loader.kafka.GroupOffsets;
import dev.voucherstreams.loader.kafka.StallDetector;
import dev.voucherstreams.loader.load.LoadOutcome.Tally;
import dev.voucherstreams.loader.progress.Meter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.TopicPartition;

/**
 * Watches streams-app until it has counted what was sent: until it has read the orders, and what it
 * passes on from its first phase to its second.
 */
final class TallyWatch {

  private static final Duration POLL = Duration.ofMillis(100);

  /* What may come on top of a flush interval, on a machine that does other things too. */
  private static final Duration LATENESS = Duration.ofMillis(200);

  private final GroupOffsets offsets;
  private final String applicationId;
  private final Duration flushInterval;
  private final StallDetector stall;

  /**
   * @param flushInterval how long after it was read an order may be passed on; Kafka doesn't tell
   *     that, as a read order may also be one that changes no tally
   */
  TallyWatch(
      GroupOffsets offsets, String applicationId, Duration flushInterval, StallDetector stall) {
    this.offsets = offsets;
    this.applicationId = applicationId;
    this.flushInterval = flushInterval;
    this.stall = stall;
  }

  /** Waits until the group has come to these offsets, and then has nothing left in between. */
  Tally await(Map<TopicPartition, Long> orders, Meter meter, BooleanSupplier stop)
      throws InterruptedException {
    Tally read = awaitOffsets(orders, meter, stop);
    if (read != Tally.COUNTED) {
      return read;
    }
    if (!awaitFlush(stop)) {
      return Tally.WAIT_STOPPED;
    }
    String partials = applicationId + "-segment-partials-repartition";
    return awaitOffsets(offsets.ends(partials), meter, stop);
  }

  private boolean awaitFlush(BooleanSupplier stop) throws InterruptedException {
    long end = System.nanoTime() + flushInterval.plus(LATENESS).toNanos();
    while (System.nanoTime() - end < 0) {
      if (stop.getAsBoolean()) {
        return false;
      }
      Thread.sleep(POLL.toMillis());
    }
    return true;
  }

  private Tally awaitOffsets(Map<TopicPartition, Long> goal, Meter meter, BooleanSupplier stop)
      throws InterruptedException {
    long begin = lag(goal);
    for (long lag = begin; lag > 0; lag = lag(goal)) {
      if (stop.getAsBoolean()) {
        return Tally.WAIT_STOPPED;
      }
      if (stall.isStalled(List.of(goal, lag))) {
        return Tally.NOT_MOVING;
      }
      meter.at(begin - lag, begin);
      Thread.sleep(POLL.toMillis());
    }
    meter.at(begin, begin);
    return Tally.COUNTED;
  }

  private long lag(Map<TopicPartition, Long> goal) {
    Map<TopicPartition, Long> committed = offsets.committed(applicationId);
    return goal.entrySet().stream()
        .mapToLong(end -> Math.max(0, end.getValue() - committed.getOrDefault(end.getKey(), 0L)))
        .sum();
  }
}
