package dev.voucherstreams.streamsapp.tally;

import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The offsets of the orders of one input partition that are dead letters, until a replay of theirs
 * counts. A replay counts if, and only if, its origin is here: so it doesn't count twice, and not
 * beside an original that could be read after all when everything was counted anew.
 */
final class DeadLetteredOffsets {

  private static final byte[] PRESENT = {};

  private final KeyValueStore<Long, byte[]> store;

  DeadLetteredOffsets(KeyValueStore<Long, byte[]> store) {
    this.store = store;
  }

  void add(long offset) {
    store.put(offset, PRESENT);
  }

  boolean contains(long offset) {
    return store.get(offset) != null;
  }

  void remove(long offset) {
    store.delete(offset);
  }
}
