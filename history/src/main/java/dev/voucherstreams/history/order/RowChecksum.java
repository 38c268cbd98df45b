package dev.voucherstreams.history.order;

import dev.voucherstreams.events.OrderEvent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * CRC-32C over the rows of a data set: over what they mean, not how they are written. So the same
 * history may come back as another format, or with {@code 45} as {@code 45.0}, and may grow. A
 * rejected row counts as rejected, whatever is in it.
 */
public final class RowChecksum {

  private static final byte REJECTED = 0;
  private static final byte ORDER = 1;
  private static final int NUMBERS_BYTES = 6 * (1 + Long.BYTES);

  private final CRC32C checksum = new CRC32C();
  private final ByteBuffer numbers = ByteBuffer.allocate(NUMBERS_BYTES);

  /** Adds the next row. */
  public void add(ParsedRow row) {
    if (row instanceof ParsedRow.Order order) {
      addOrder(order.event());
    } else {
      checksum.update(REJECTED);
    }
  }

  private void addOrder(OrderEvent event) {
    byte[] country = event.getCountryCode().getBytes(StandardCharsets.UTF_8);
    checksum.update(ORDER);
    checksum.update(country.length);
    checksum.update(country);
    numbers.clear();
    put(event.getCustomerId());
    put(event.getTimestamp());
    put(event.getLastOrderTs());
    put(event.getFirstOrderTs());
    put(event.getTotalOrders());
    put(event.getVoucherAmount());
    checksum.update(numbers.flip());
  }

  private void put(@Nullable Instant time) {
    put(time == null ? null : (Long) Times.epochMicros(time));
  }

  private void put(@Nullable Long number) {
    numbers.put(number == null ? (byte) 0 : 1).putLong(number == null ? 0 : number);
  }

  /** The checksum of the rows so far. */
  public long value() {
    return checksum.getValue();
  }
}
