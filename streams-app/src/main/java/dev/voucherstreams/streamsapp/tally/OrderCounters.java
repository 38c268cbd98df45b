package dev.voucherstreams.streamsapp.tally;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * Counts what became of the order events, as the meter {@code voucher.orders} with the tag {@code
 * outcome}. Events that are processed again after a failure are counted again.
 */
public final class OrderCounters {

  private final Map<OrderOutcome, Counter> counters = new EnumMap<>(OrderOutcome.class);

  public OrderCounters(MeterRegistry registry) {
    for (OrderOutcome outcome : OrderOutcome.values()) {
      Counter counter =
          Counter.builder("voucher.orders")
              .description("Order events by what became of them.")
              .tag("outcome", outcome.label())
              .register(registry);
      counters.put(outcome, counter);
    }
  }

  void count(OrderOutcome outcome) {
    Objects.requireNonNull(counters.get(outcome)).increment();
  }
}
