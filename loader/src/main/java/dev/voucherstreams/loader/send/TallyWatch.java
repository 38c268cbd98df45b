package dev.voucherstreams.loader.send;

import dev.voucherstreams.loader.progress.Meter;
import dev.voucherstreams.loader.send.LoadOutcome.Tally;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.TopicPartition;

/**
 * Watches streams-app until it has counted what was sent: until it has read the orders, and what it
 * passes on from its first phase to its second.
 */
final class TallyWatch {

  private static final Duration POLL = Duration.ofMillis(100);

  /* What has been read may be passed on a flush interval after it was committed. */
  private static final Duration FLUSH = Duration.ofMillis(200);

  private final GroupOffsets offsets;
  private final String applicationId;
  private final Patience patience;

  TallyWatch(GroupOffsets offsets, String applicationId, Patience patience) {
    this.offsets = offsets;
    this.applicationId = applicationId;
    this.patience = patience;
  }

  /** Waits until the group has come to these offsets, and then has nothing left in between. */
  Tally await(Map<TopicPartition, Long> orders, Meter meter, BooleanSupplier stop)
      throws InterruptedException {
    Tally read = awaitOffsets(orders, meter, stop);
    if (read != Tally.COUNTED) {
      return read;
    }
    Thread.sleep(FLUSH.toMillis());
    String partials = applicationId + "-segment-partials-repartition";
    return awaitOffsets(offsets.ends(partials), meter, stop);
  }

  private Tally awaitOffsets(Map<TopicPartition, Long> goal, Meter meter, BooleanSupplier stop)
      throws InterruptedException {
    long begin = lag(goal);
    for (long lag = begin; lag > 0; lag = lag(goal)) {
      if (stop.getAsBoolean()) {
        return Tally.WAIT_STOPPED;
      }
      if (patience.isOver(lag)) {
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
