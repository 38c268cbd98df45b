package dev.voucherstreams.loader.load;

import dev.voucherstreams.events.LoadProgress;
import dev.voucherstreams.events.OrderEvent;

/**
 * Takes orders in transactions: what was sent becomes visible with the account of it, all at once
 * or not at all.
 */
interface OrderSink {

  /** Adds an order to the open transaction, and opens one if none is. */
  void send(OrderEvent order);

  /** Ends the transaction: the orders since the last one count, and so does this account. */
  void commit(LoadProgress progress);

  /** Takes back what was sent since the last commit. */
  void abort();
}
