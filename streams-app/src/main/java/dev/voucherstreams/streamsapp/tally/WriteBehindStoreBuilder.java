package dev.voucherstreams.streamsapp.tally;

import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Builds {@link WriteBehindStore}s. Logging is as the store's behind it; caching can't be turned on
 * or off, for a write-behind store is a cache.
 */
final class WriteBehindStoreBuilder<K, V, S> implements StoreBuilder<WriteBehindStore<K, V, S>> {

  private final StoreBuilder<KeyValueStore<K, S>> logged;
  private final Function<V, S> toStored;
  private final Function<S, V> toLive;

  WriteBehindStoreBuilder(
      StoreBuilder<KeyValueStore<K, S>> logged, Function<V, S> toStored, Function<S, V> toLive) {
    this.logged = logged.withCachingDisabled();
    this.toStored = toStored;
    this.toLive = toLive;
  }

  @Override
  public WriteBehindStore<K, V, S> build() {
    return new WriteBehindStore<>(logged.build(), toStored, toLive);
  }

  @Override
  public StoreBuilder<WriteBehindStore<K, V, S>> withCachingEnabled() {
    return this;
  }

  @Override
  public StoreBuilder<WriteBehindStore<K, V, S>> withCachingDisabled() {
    return this;
  }

  @Override
  public StoreBuilder<WriteBehindStore<K, V, S>> withLoggingEnabled(Map<String, String> config) {
    return new WriteBehindStoreBuilder<>(logged.withLoggingEnabled(config), toStored, toLive);
  }

  @Override
  public StoreBuilder<WriteBehindStore<K, V, S>> withLoggingDisabled() {
    return new WriteBehindStoreBuilder<>(logged.withLoggingDisabled(), toStored, toLive);
  }

  @Override
  public Map<String, String> logConfig() {
    return logged.logConfig();
  }

  @Override
  public boolean loggingEnabled() {
    return logged.loggingEnabled();
  }

  @Override
  public String name() {
    return logged.name();
  }
}
