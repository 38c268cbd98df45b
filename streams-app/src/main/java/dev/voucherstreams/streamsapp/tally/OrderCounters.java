package dev.voucherstreams.streamsapp.tally;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Counts what became of the order events, as the meter {@code voucher.orders} with the tag {@code
 * outcome}. Events that are processed again after a failure are counted again.
 */
public final class OrderCounters {

  private final Counter counted;
  private final Counter outOfScope;
  private final Counter incomplete;
  private final Counter duplicateRow;
  private final Counter duplicateReplay;
  private final Counter unreadable;
  private final Counter invalid;

  public OrderCounters(MeterRegistry registry) {
    this.counted = counter(registry, "counted");
    this.outOfScope = counter(registry, "out-of-scope");
    this.incomplete = counter(registry, "incomplete");
    this.duplicateRow = counter(registry, "duplicate-row");
    this.duplicateReplay = counter(registry, "duplicate-replay");
    this.unreadable = counter(registry, "unreadable");
    this.invalid = counter(registry, "invalid");
  }

  private static Counter counter(MeterRegistry registry, String outcome) {
    return Counter.builder("voucher.orders")
        .description("Order events by what became of them.")
        .tag("outcome", outcome)
        .register(registry);
  }

  /** It is complete and in scope; it may be in no segment. */
  void counted() {
    counted.increment();
  }

  void outOfScope() {
    outOfScope.increment();
  }

  void incomplete() {
    incomplete.increment();
  }

  /** A row of a data set that came before. */
  void duplicateRow() {
    duplicateRow.increment();
  }

  /** A replay of an event that counts already, by itself or by another replay. */
  void duplicateReplay() {
    duplicateReplay.increment();
  }

  /** The bytes are no order event. */
  void unreadable() {
    unreadable.increment();
  }

  /** It breaks a rule. */
  void invalid() {
    invalid.increment();
  }
}
