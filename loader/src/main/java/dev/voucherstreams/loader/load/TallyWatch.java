package dev.voucherstreams.loader.load;

import dev.voucherstreams.events.GenerationPart;
import dev.voucherstreams.loader.kafka.StallDetector;
import dev.voucherstreams.loader.load.LoadOutcome.Tally;
import dev.voucherstreams.loader.progress.Meter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;

/**
 * Watches streams-app until it has counted what was sent: until every generation that is being
 * counted says that its rows have it.
 */
final class TallyWatch {

  private static final Duration POLL = Duration.ofMillis(100);

  private final Function<Duration, List<GenerationPart>> parts;
  private final StallDetector stall;

  /**
   * @param parts what generations tell of themselves from now on, waited for so long
   */
  TallyWatch(Function<Duration, List<GenerationPart>> parts, StallDetector stall) {
    this.parts = parts;
    this.stall = stall;
  }

  /** Waits until all orders before these offsets are counted. */
  Tally await(Map<TopicPartition, Long> orders, Meter meter, BooleanSupplier stop) {
    CountedOrders counted = new CountedOrders(orders);
    long begin = 0;
    while (true) {
      counted.add(parts.apply(POLL));
      OptionalLong left = counted.left();
      if (left.isPresent()) {
        begin = Math.max(begin, left.getAsLong());
        meter.at(begin - left.getAsLong(), begin);
      }
      if (left.isPresent() && left.getAsLong() == 0) {
        return Tally.COUNTED;
      }
      if (stop.getAsBoolean()) {
        return Tally.WAIT_STOPPED;
      }
      if (stall.isStalled(counted.positions())) {
        return Tally.NOT_MOVING;
      }
    }
  }
}
