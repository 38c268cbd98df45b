package dev.voucherstreams.service;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Hands Kafka Streams stores of our own, which know no caching.
 *
 * @param log what the changelog is configured with; empty without one
 * @param stores makes a store with such a changelog
 */
public record SuppliedStoreBuilder<T extends StateStore>(
    String name,
    Optional<Map<String, String>> log,
    Function<Optional<Map<String, String>>, T> stores)
    implements StoreBuilder<T> {

  @Override
  public T build() {
    return stores.apply(log);
  }

  @Override
  public StoreBuilder<T> withCachingEnabled() {
    return this;
  }

  @Override
  public StoreBuilder<T> withCachingDisabled() {
    return this;
  }

  @Override
  public StoreBuilder<T> withLoggingEnabled(Map<String, String> config) {
    return new SuppliedStoreBuilder<>(name, Optional.of(config), stores);
  }

  @Override
  public StoreBuilder<T> withLoggingDisabled() {
    return new SuppliedStoreBuilder<>(name, Optional.empty(), stores);
  }

  @Override
  public Map<String, String> logConfig() {
    return log.orElse(Map.of());
  }

  @Override
  public boolean loggingEnabled() {
    return log.isPresent();
  }
}
