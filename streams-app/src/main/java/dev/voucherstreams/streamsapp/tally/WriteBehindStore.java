package dev.voucherstreams.streamsapp.tally;

import dev.voucherstreams.service.SuppliedStoreBuilder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.internals.CacheFlushListener;
import org.apache.kafka.streams.state.internals.CachedStateStore;
import org.jspecify.annotations.Nullable;

/**
 * Live objects in front of a changelogged store. A processor changes them in place, a million times
 * a second; what changed is written to the store, and so to its changelog, at the latest with a
 * commit.
 *
 * <p>Exactly-once needs the write to be in the same transaction as the input offsets, and Kafka
 * Streams has no public hook just before a commit: {@code StateStore.commit} comes after it, a
 * punctuation may not come at all when a partition is revoked. It does flush the caches of its own
 * caching stores there, through {@link CachedStateStore}. That interface is internal, and the only
 * internal one used here; {@code WriteBehindStoreTest} and the kill -9 tests notice if its meaning
 * changes. Kafka's own caching store does the same job, but serialises key and value at every put:
 * see docs/benchmarks.md for the difference.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the live values, mutable
 * @param <S> the type of the stored values
 */
final class WriteBehindStore<K, V, S> implements StateStore, CachedStateStore<K, V> {

  private final KeyValueStore<K, S> logged;
  private final Function<V, S> toStored;
  private final Function<S, V> toLive;
  private final Map<K, V> live = new HashMap<>();
  private final Map<K, V> unwritten = new HashMap<>();

  /**
   * @param logged is in memory: Kafka Streams wraps a store on disk, doesn't see that it has a
   *     cache, and would never have it written
   * @throws IllegalArgumentException if it is on disk
   */
  WriteBehindStore(KeyValueStore<K, S> logged, Function<V, S> toStored, Function<S, V> toLive) {
    if (logged.persistent()) {
      throw new IllegalArgumentException(
          "a write-behind store needs a store in memory behind it, but %s is on disk"
              .formatted(logged.name()));
    }
    this.logged = logged;
    this.toStored = toStored;
    this.toLive = toLive;
  }

  /** Builds write-behind stores with a changelog. */
  static <K, V, S> StoreBuilder<WriteBehindStore<K, V, S>> builder(
      String name, Serde<K> keys, Serde<S> values, Function<V, S> toStored, Function<S, V> toLive) {
    StoreBuilder<KeyValueStore<K, S>> logged =
        Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), keys, values);
    return new SuppliedStoreBuilder<>(
        name,
        Optional.of(Map.of()),
        log ->
            new WriteBehindStore<>(
                log.map(logged::withLoggingEnabled)
                    .orElseGet(logged::withLoggingDisabled)
                    .withCachingDisabled()
                    .build(),
                toStored,
                toLive));
  }

  /** Returns the live value, null if there is none. */
  @Nullable V get(K key) {
    V value = live.get(key);
    if (value != null) {
      return value;
    }
    S stored = logged.get(key);
    return stored == null ? null : revive(key, stored);
  }

  private V revive(K key, S stored) {
    return live.computeIfAbsent(key, absent -> toLive.apply(stored));
  }

  /** Takes note that the value is new or was changed; it is written later. */
  void changed(K key, V value) {
    live.put(key, value);
    unwritten.put(key, value);
  }

  /** How many values there were at the last commit. */
  long committedEntries() {
    return logged.approximateNumEntries(); // exact for a store in memory
  }

  /** Hands over all that was there at the last commit. */
  void forEachCommitted(BiConsumer<K, V> action) {
    try (KeyValueIterator<K, S> all = logged.all()) {
      all.forEachRemaining(entry -> action.accept(entry.key, revive(entry.key, entry.value)));
    }
  }

  /**
   * Writes what has changed. Kafka Streams does so at each commit, task by task, and waits after
   * each for the broker. A processor that asks for a commit writes before: then one wait is enough
   * for all tasks of a thread.
   */
  @Override
  public void flushCache() {
    unwritten.forEach((key, value) -> logged.put(key, toStored.apply(value)));
    unwritten.clear();
  }

  @Override
  public void clearCache() {
    live.clear();
    unwritten.clear();
  }

  @Override
  public boolean setFlushListener(
      @Nullable CacheFlushListener<K, V> listener, boolean sendOldValues) {
    return false;
  }

  /* After a failed transaction the same object is used again: nothing of it may be left over. */
  @Override
  public void init(StateStoreContext context, StateStore root) {
    clearCache();
    logged.init(context, root);
  }

  @Override
  public void close() {
    clearCache();
    logged.close();
  }

  @Override
  public void commit(Map<TopicPartition, Long> changelogOffsets) {
    logged.commit(changelogOffsets);
  }

  @Override
  public String name() {
    return logged.name();
  }

  @Override
  public boolean persistent() {
    return logged.persistent();
  }

  @Override
  public boolean isOpen() {
    return logged.isOpen();
  }
}
