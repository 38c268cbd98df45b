package dev.voucherstreams.gateway.replica;

import java.util.Optional;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * Gives the store that can be asked right now, if there is one. A store is for one question: it
 * dies with its client, so nobody keeps it.
 */
interface StoreAccess {
  Optional<ReadOnlyKeyValueStore<String, TableRow>> store();
}
