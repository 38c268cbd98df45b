package dev.voucherstreams.streamsapp.tally;

import dev.voucherstreams.events.OrderEvent;
import org.jspecify.annotations.Nullable;

/** What every order event must keep to, complete or not; source: docs/events.md. */
final class OrderCheck {

  /* It is a key of the tally's state, and so of a record that has to fit into a topic. */
  private static final int MAX_DATASET_CHARACTERS = 500;

  private OrderCheck() {}

  /**
   * @throws InvalidOrderException with the field and the value seen
   */
  static void requireValid(OrderEvent order) {
    Long amount = order.getVoucherAmount();
    if (amount != null && amount < 0) {
      throw new InvalidOrderException("voucher_amount is negative: " + amount);
    }
    requireValid(order.getDataset(), order.getRow());
  }

  private static void requireValid(@Nullable String dataset, @Nullable Long row) {
    if ((dataset == null) != (row == null)) {
      throw new InvalidOrderException(
          "dataset and row come together or not at all, but are: %s and %s"
              .formatted(dataset, row));
    }
    if (row != null && row < 0) {
      throw new InvalidOrderException("row is negative: " + row);
    }
    if (dataset != null && dataset.length() > MAX_DATASET_CHARACTERS) {
      throw new InvalidOrderException(
          "dataset has %,d characters, at most %d are allowed: %s"
              .formatted(dataset.length(), MAX_DATASET_CHARACTERS, dataset));
    }
  }
}
