package dev.voucherstreams.gateway.table;

import dev.voucherstreams.gateway.table.Lookup.NotReady;
import dev.voucherstreams.segments.SegmentKey;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Goes on for some milliseconds with what another table has said. Under load nearly every lookup is
 * for a row that has just been decoded, and to decode it takes most of a lookup's time. That a
 * table isn't ready is never remembered.
 */
public final class RecentLookups implements SegmentTable {
  private static final long RECENT = TimeUnit.MILLISECONDS.toNanos(10);

  private final SegmentTable table;
  private final LongSupplier nanos;

  /* As many as there are segments. */
  private final Map<SegmentKey, Recent> lookups = new ConcurrentHashMap<>();

  /**
   * Remembers what this table says.
   *
   * @param nanos the time, as {@link System#nanoTime} has it
   */
  public RecentLookups(SegmentTable table, LongSupplier nanos) {
    this.table = table;
    this.nanos = nanos;
  }

  private record Recent(Lookup lookup, long since) {}

  @Override
  public Lookup find(SegmentKey segment) {
    long now = nanos.getAsLong();
    Recent recent = lookups.get(segment);
    if (recent != null && now - recent.since() < RECENT) {
      return recent.lookup();
    }
    Lookup lookup = table.find(segment);
    if (!(lookup instanceof NotReady)) {
      lookups.put(segment, new Recent(lookup, now));
    }
    return lookup;
  }
}
