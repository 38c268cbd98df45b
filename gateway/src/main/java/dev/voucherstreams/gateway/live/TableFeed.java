package dev.voucherstreams.gateway.live;

import dev.voucherstreams.events.SegmentVoucher;
import dev.voucherstreams.segments.SegmentKey;
import dev.voucherstreams.service.table.Lookup;
import dev.voucherstreams.service.table.Lookup.Found;
import dev.voucherstreams.service.table.Lookup.NotReady;
import dev.voucherstreams.service.table.SegmentTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import reactor.core.publisher.Flux;

/**
 * Tells of changes in the table, within a tenth of a second, to any number of listeners.
 *
 * <p>It looks instead of being told: the table may be another one after every restart of the
 * replica, and a look at a few rows costs microseconds, once for all listeners and never without
 * any.
 */
public final class TableFeed {
  private static final Duration LOOK = Duration.ofMillis(100);

  private final List<SegmentKey> segments;
  private final SegmentTable table;
  private final AtomicReference<TableSnapshot> latest = new AtomicReference<>(TableSnapshot.UNSEEN);
  private final Flux<TableSnapshot> snapshots;

  /** A feed of these segments, in this order. */
  public TableFeed(List<SegmentKey> segments, SegmentTable table) {
    this.segments = List.copyOf(segments);
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
    List<Optional<SegmentVoucher>> vouchers = new ArrayList<>(segments.size());
    for (SegmentKey segment : segments) {
      Lookup lookup = table.find(segment);
      if (lookup instanceof NotReady) {
        return before;
      }
      vouchers.add(lookup instanceof Found found ? Optional.of(found.row()) : Optional.empty());
    }
    return before.next(segments, vouchers);
  }
}
