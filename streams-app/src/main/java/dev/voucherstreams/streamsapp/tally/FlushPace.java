package dev.voucherstreams.streamsapp.tally;

import java.time.Duration;

/**
 * Leaves records their time between two flushes. A flush ends with a commit; where that takes
 * longer than the flush interval, the next flush is due as soon as it is done. Kafka Streams takes
 * half as many records of each task after every punctuation or commit, so with one at each pass it
 * would soon take a single one, however many wait. So a flush that comes late is left out, but
 * never two in a row.
 */
final class FlushPace {

  private final long lateMs;
  private long calledAt = Long.MAX_VALUE;
  private boolean leftOut;

  FlushPace(Duration interval) {
    lateMs = interval.toMillis() * 5 / 4;
  }

  /** Whether the call of a punctuator at this time, in ms, is to flush. */
  boolean isDue(long now) {
    leftOut = !leftOut && now - calledAt > lateMs;
    calledAt = now;
    return !leftOut;
  }
}
