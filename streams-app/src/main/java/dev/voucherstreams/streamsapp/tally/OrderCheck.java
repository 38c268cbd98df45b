package dev.voucherstreams.streamsapp.tally;

import dev.voucherstreams.events.OrderEvent;

/** What every order event must keep to, complete or not; source: docs/events.md. */
final class OrderCheck {

  private OrderCheck() {}

  /**
   * @throws InvalidOrderException with the field and the value seen
   */
  static void requireValid(OrderEvent order) {
    Long amount = order.getVoucherAmount();
    if (amount != null && amount < 0) {
      throw new InvalidOrderException("voucher_amount is negative: " + amount);
    }
    Long row = order.getRow();
    if ((order.getDataset() == null) != (row == null)) {
      throw new InvalidOrderException(
          "dataset and row come together or not at all, but are: %s and %s"
              .formatted(order.getDataset(), row));
    }
    if (row != null && row < 0) {
      throw new InvalidOrderException("row is negative: " + row);
    }
  }
}
