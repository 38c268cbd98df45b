package dev.voucherstreams.loader.kafka;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Tells when what should move has stood still: when nothing has changed for the whole limit. */
public final class StallDetector {

  private final long limitNanos;
  private final LongSupplier nanoTime;
  private @Nullable Object seen;
  private long since;

  public StallDetector(Duration limit, LongSupplier nanoTime) {
    this.limitNanos = limit.toNanos();
    this.nanoTime = nanoTime;
    this.since = nanoTime.getAsLong();
  }

  /** Returns whether what is seen now has been the same for too long. */
  public boolean isStalled(Object seenNow) {
    long now = nanoTime.getAsLong();
    if (!seenNow.equals(seen)) {
      seen = seenNow;
      since = now;
    }
    return now - since >= limitNanos;
  }
}
