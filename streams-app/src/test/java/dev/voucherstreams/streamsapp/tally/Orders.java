package dev.voucherstreams.streamsapp.tally;

import dev.voucherstreams.events.OrderEvent;
import java.time.Duration;
import java.time.Instant;

/** Order events for tests: complete, Peru, 14 orders (13-37) and 40 days since the last (30-60). */
final class Orders {

  private static final Instant MADE = Instant.parse("2026-01-01T12:00:00Z");

  private Orders() {}

  static OrderEvent order(long amount) {
    return complete(amount).build();
  }

  static OrderEvent.Builder complete(long amount) {
    return OrderEvent.newBuilder()
        .setEventId("e")
        .setCountryCode("Peru")
        .setTimestamp(MADE)
        .setLastOrderTs(MADE.minus(Duration.ofDays(40)))
        .setFirstOrderTs(MADE.minus(Duration.ofDays(400)))
        .setTotalOrders(14L)
        .setVoucherAmount(amount);
  }

  static OrderEvent row(String dataset, long row, long amount) {
    return complete(amount).setDataset(dataset).setRow(row).build();
  }
}
