package dev.voucherstreams.avroserde;

import dev.voucherstreams.events.OrderEvent;
import java.time.Instant;

/** An order event with a value in every field. */
final class SampleOrder {

  private SampleOrder() {}

  static OrderEvent order() {
    return OrderEvent.newBuilder()
        .setEventId("e1")
        .setCustomerId(123L)
        .setCountryCode("Peru")
        .setTimestamp(Instant.parse("2020-04-05T15:07:46.018867Z"))
        .setLastOrderTs(Instant.parse("2020-01-06T00:00:00Z"))
        .setFirstOrderTs(Instant.parse("2019-01-06T00:00:00Z"))
        .setTotalOrders(45L)
        .setVoucherAmount(2640L)
        .setDataset("history")
        .setRow(7L)
        .build();
  }
}
