package dev.voucherstreams.streamsapp.tally;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongPredicate;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * Leaves records their time between two flushes. A flush ends with a commit, for which the thread
 * waits; where that takes longer than the flush interval, the next flush is due as soon as it is
 * done. Kafka Streams takes half as many records of each task after every punctuation or commit, so
 * with one at each pass it would soon take a single one, however many wait. So a flush that comes
 * late, or while many records wait, is left out, but never three in a row.
 */
final class FlushPace {

  private static final int MOST_LEFT_OUT = 2;

  private final Duration interval;
  private final BooleanSupplier busy;
  private long calledAt = Long.MAX_VALUE;
  private int leftOut;

  /**
   * @param busy whether many records wait
   */
  FlushPace(Duration interval, BooleanSupplier busy) {
    this.interval = interval;
    this.busy = busy;
  }

  /**
   * Has a processor flush once an interval. Anchored at the epoch, all tasks of a thread, of both
   * phases, flush together and share one transaction.
   *
   * @param send sends on what has changed up to a time, in ms, and returns whether anything has
   * @param stores are written if so, and in the same commit
   */
  void schedule(
      ProcessorContext<?, ?> context, LongPredicate send, List<WriteBehindStore<?, ?, ?>> stores) {
    context.schedule(
        Instant.EPOCH,
        interval,
        PunctuationType.WALL_CLOCK_TIME,
        now -> {
          if (isDue(now) && send.test(now)) {
            stores.forEach(WriteBehindStore::flushCache);
            context.commit();
          }
        });
  }

  /** Whether the call of a punctuator at this time, in ms, is to flush. */
  boolean isDue(long now) {
    boolean late = now - calledAt > interval.toMillis() * 5 / 4;
    calledAt = now;
    boolean due = leftOut == MOST_LEFT_OUT || !(busy.getAsBoolean() || late);
    leftOut = due ? 0 : leftOut + 1;
    return due;
  }
}
