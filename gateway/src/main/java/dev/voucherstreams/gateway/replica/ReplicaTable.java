package dev.voucherstreams.gateway.replica;

import dev.voucherstreams.gateway.replica.ReplicaState.Serving;
import dev.voucherstreams.gateway.replica.ReplicaState.Waiting;
import dev.voucherstreams.gateway.table.Lookup;
import dev.voucherstreams.gateway.table.Lookup.Found;
import dev.voucherstreams.gateway.table.Lookup.NoUses;
import dev.voucherstreams.gateway.table.Lookup.NotReady;
import dev.voucherstreams.gateway.table.SegmentTable;
import dev.voucherstreams.segments.SegmentKey;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Answers lookups from the replica's store, and folds every way to have none into "not ready". */
public final class ReplicaTable implements SegmentTable {
  private static final Lookup NO_USES = new NoUses();
  private static final Lookup RESTARTING = new NotReady("the table is being restored");

  private final Supplier<ReplicaState> state;

  /** A table that asks for the replica's state on every lookup. */
  public ReplicaTable(Supplier<ReplicaState> state) {
    this.state = state;
  }

  @Override
  public Lookup find(SegmentKey segment) {
    ReplicaState now = state.get();
    return now instanceof Waiting waiting
        ? new NotReady(waiting.reason())
        : find(((Serving) now).access(), segment);
  }

  private static Lookup find(StoreAccess access, SegmentKey segment) {
    try {
      Optional<ReadOnlyKeyValueStore<String, TableRow>> store = access.store();
      if (store.isEmpty()) {
        return RESTARTING;
      }
      TableRow row = store.get().get(segment.toString());
      return row == null ? absent(access) : present(row, segment);
    } catch (InvalidStateStoreException e) {
      return RESTARTING;
    }
  }

  private static Lookup present(TableRow row, SegmentKey segment) {
    return row.voucher()
        .<Lookup>map(Found::new)
        .orElseGet(() -> new NotReady("the row of " + segment + " can't be read"));
  }

  /* A store that closes is emptied: only if it is still there has it really got no row. */
  private static Lookup absent(StoreAccess access) {
    return access.store().isPresent() ? NO_USES : RESTARTING;
  }
}
