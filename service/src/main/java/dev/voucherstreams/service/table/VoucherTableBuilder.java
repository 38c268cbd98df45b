package dev.voucherstreams.service.table;

import java.util.Map;
import org.apache.kafka.streams.state.StoreBuilder;

/** Hands Kafka Streams the table that its owner has, too, and that is filled from its topic. */
record VoucherTableBuilder(VoucherTable table) implements StoreBuilder<VoucherTable> {

  @Override
  public VoucherTable build() {
    return table;
  }

  @Override
  public String name() {
    return table.name();
  }

  @Override
  public StoreBuilder<VoucherTable> withCachingEnabled() {
    throw new UnsupportedOperationException("a table in memory has no cache");
  }

  @Override
  public StoreBuilder<VoucherTable> withCachingDisabled() {
    return this;
  }

  @Override
  public StoreBuilder<VoucherTable> withLoggingEnabled(Map<String, String> config) {
    throw new UnsupportedOperationException("its topic is its changelog");
  }

  @Override
  public StoreBuilder<VoucherTable> withLoggingDisabled() {
    return this;
  }

  @Override
  public Map<String, String> logConfig() {
    return Map.of();
  }

  @Override
  public boolean loggingEnabled() {
    return false;
  }
}
