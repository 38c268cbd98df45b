package dev.voucherstreams.segments;

import java.time.Instant;

/** What a segment type goes by; spelled in lower case in the rules, e.g. {@code total_orders}. */
public enum Measure {
  /** How many orders the customer has made. */
  TOTAL_ORDERS,
  /** Whole days since the customer's last order, rounded down. */
  DAYS_SINCE_LAST_ORDER;

  /** The value of this measure at {@code now}, for a customer with this history. */
  public long of(Instant lastOrder, long totalOrders, Instant now) {
    return switch (this) {
      case TOTAL_ORDERS -> totalOrders;
      case DAYS_SINCE_LAST_ORDER -> Days.between(lastOrder, now);
    };
  }
}
