package dev.voucherstreams.gateway.replica;

import dev.voucherstreams.gateway.table.Readiness.Missing;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Whether the replica may be asked. */
public sealed interface ReplicaState {

  /** It holds all that the topic held when it was started, and keeps up: ask it. */
  record Serving(StoreAccess access) implements ReplicaState {

    /** How many rows there are, about. */
    public long rows() {
      return access.store().map(ReadOnlyKeyValueStore::approximateNumEntries).orElse(0L);
    }
  }

  /** It isn't complete, or isn't fit for this gateway: don't ask it, say why. */
  record Waiting(Missing missing, String reason) implements ReplicaState {}
}
