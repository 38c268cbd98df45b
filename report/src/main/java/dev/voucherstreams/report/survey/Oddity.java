package dev.voucherstreams.report.survey;

import dev.voucherstreams.events.OrderEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that a row which can be read says, and that can hardly be meant. */
public enum Oddity {
  TIMESTAMP_BEFORE_LAST_ORDER {
    @Override
    boolean isIn(OrderEvent order, Instant now) {
      return isBefore(order.getTimestamp(), order.getLastOrderTs());
    }
  },
  LAST_ORDER_BEFORE_FIRST_ORDER {
    @Override
    boolean isIn(OrderEvent order, Instant now) {
      return isBefore(order.getLastOrderTs(), order.getFirstOrderTs());
    }
  },
  TIME_AFTER_NOW {
    @Override
    boolean isIn(OrderEvent order, Instant now) {
      return isBefore(now, order.getTimestamp())
          || isBefore(now, order.getLastOrderTs())
          || isBefore(now, order.getFirstOrderTs());
    }
  },
  TIME_BEFORE_2000 {
    @Override
    boolean isIn(OrderEvent order, Instant now) {
      return isBefore(order.getTimestamp(), YEAR_2000)
          || isBefore(order.getLastOrderTs(), YEAR_2000)
          || isBefore(order.getFirstOrderTs(), YEAR_2000);
    }
  },
  NO_ORDERS {
    @Override
    boolean isIn(OrderEvent order, Instant now) {
      return isNumber(order.getTotalOrders(), 0);
    }
  },
  NEGATIVE_ORDERS {
    @Override
    boolean isIn(OrderEvent order, Instant now) {
      Long orders = order.getTotalOrders();
      return orders != null && orders < 0;
    }
  },
  ONE_ORDER_ON_TWO_DATES {
    @Override
    boolean isIn(OrderEvent order, Instant now) {
      return isNumber(order.getTotalOrders(), 1)
          && isBefore(order.getFirstOrderTs(), order.getLastOrderTs());
    }
  },
  AMOUNT_OF_NOTHING {
    @Override
    boolean isIn(OrderEvent order, Instant now) {
      return isNumber(order.getVoucherAmount(), 0);
    }
  };

  private static final Instant YEAR_2000 = Instant.parse("2000-01-01T00:00:00Z");

  abstract boolean isIn(OrderEvent order, Instant now);

  private static boolean isBefore(@Nullable Instant one, @Nullable Instant other) {
    return one != null && other != null && one.isBefore(other);
  }

  private static boolean isNumber(@Nullable Long number, long expected) {
    return number != null && number == expected;
  }
}
