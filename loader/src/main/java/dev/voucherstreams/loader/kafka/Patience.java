package dev.voucherstreams.loader.kafka;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Waits on as long as something moves: it is over when nothing has changed for the whole limit. */
public final class Patience {

  private final long limitNanos;
  private final LongSupplier nanoTime;
  private @Nullable Object seen;
  private long since;

  public Patience(Duration limit, LongSupplier nanoTime) {
    this.limitNanos = limit.toNanos();
    this.nanoTime = nanoTime;
    this.since = nanoTime.getAsLong();
  }

  /** Returns whether what is seen now has been the same for too long. */
  public boolean isOver(Object seenNow) {
    long now = nanoTime.getAsLong();
    if (!seenNow.equals(seen)) {
      seen = seenNow;
      since = now;
    }
    return now - since >= limitNanos;
  }
}
