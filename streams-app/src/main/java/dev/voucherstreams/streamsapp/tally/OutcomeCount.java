package dev.voucherstreams.streamsapp.tally;

/** How many orders of one input partition had an outcome. Moved in place, once an event. */
final class OutcomeCount {

  private long orders;
  private boolean written = true;

  OutcomeCount(long orders) {
    this.orders = orders;
  }

  long orders() {
    return orders;
  }

  /** Adds an order, and returns whether it is the first since the number was written. */
  boolean add() {
    orders++;
    boolean first = written;
    written = false;
    return first;
  }

  /** The number to write. */
  long write() {
    written = true;
    return orders;
  }
}
