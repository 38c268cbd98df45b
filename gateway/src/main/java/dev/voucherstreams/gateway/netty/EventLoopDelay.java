package dev.voucherstreams.gateway.netty;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.FastThreadLocal;
import java.time.Duration;

/**
 * How long requests wait for their turn on an event loop. A loop takes all requests that have come,
 * one after the other, and then looks for new ones. So whoever is taken late in a round has waited
 * since the round began, unseen: that time is the only sign of too much to do, since handlers never
 * wait and the queue is in the sockets.
 */
final class EventLoopDelay {
  private static final FastThreadLocal<EventLoopDelay> OF_THIS_LOOP =
      new FastThreadLocal<>() {
        @Override
        protected EventLoopDelay initialValue() {
          return new EventLoopDelay();
        }
      };

  private boolean inRound;
  private long began;

  /** Whether a request that is taken now, on this loop, has waited for longer than this. */
  static boolean isLate(EventLoop loop, Duration longest) {
    return OF_THIS_LOOP.get().isLateIn(loop, longest.toNanos());
  }

  private boolean isLateIn(EventLoop loop, long longestNanos) {
    long now = System.nanoTime();
    if (!inRound) {
      inRound = true;
      began = now;
      loop.execute(() -> inRound = false); // tasks run when a round is over
    }
    return now - began > longestNanos;
  }
}
