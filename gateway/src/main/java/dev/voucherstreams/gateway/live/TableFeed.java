package dev.voucherstreams.gateway.live;

import dev.voucherstreams.service.table.SegmentTable;
import dev.voucherstreams.service.table.ServedTable;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import reactor.core.publisher.Flux;

/**
 * Tells of changes in the table that serves, within a tenth of a second, to any number of
 * listeners.
 *
 * <p>It looks instead of being told: the table may be another one after every restart of the
 * replica and with every generation, and a look at a few rows costs microseconds, once for all
 * listeners and never without any.
 */
public final class TableFeed {
  private static final Duration LOOK = Duration.ofMillis(100);

  private final SegmentTable table;
  private final AtomicReference<TableSnapshot> latest = new AtomicReference<>(TableSnapshot.UNSEEN);
  private final Flux<TableSnapshot> snapshots;

  /** A feed of all that serves from this table. */
  public TableFeed(SegmentTable table) {
    this.table = table;
    this.snapshots =
        Flux.interval(Duration.ZERO, LOOK)
            .onBackpressureDrop()
            .map(look -> latest.updateAndGet(this::next))
            .filter(snapshot -> snapshot.version() > 0)
            .distinctUntilChanged(TableSnapshot::version)
            .replay(1)
            .refCount();
  }

  /**
   * The table as it is, as soon as it is ready, and again after every change. A listener that is
   * slow misses the snapshots in between, never the latest.
   */
  public Flux<TableSnapshot> snapshots() {
    return snapshots.onBackpressureLatest();
  }

  private TableSnapshot next(TableSnapshot before) {
    return table.served() instanceof ServedTable now ? before.next(now) : before;
  }
}
