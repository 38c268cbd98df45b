package dev.voucherstreams.history.order;

import dev.voucherstreams.events.OrderEvent;
import java.util.Locale;
import java.util.Optional;

/**
 * Compares the orders of two histories whose rows come in any order, in memory that doesn't grow
 * with them: sums over stretches of rows, which are one row long up to a million rows.
 */
public final class RowSums {

  private static final int MAX_STRETCHES = 1 << 20;

  /* Of SplitMix64: a sum over rows has to tell which row an order was. */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;
  private static final long MIX = 0xBF58476D1CE4E5B9L;

  private final long rows;
  private final long stretch;
  private final long[] differences;

  /**
   * @param rows how many rows are compared, from row 0 on, at least 1; others are ignored
   */
  public RowSums(long rows) {
    this.rows = rows;
    this.stretch = (rows + MAX_STRETCHES - 1) / MAX_STRETCHES;
    this.differences = new long[(int) ((rows + stretch - 1) / stretch)];
  }

  /** Adds an order of the one history. */
  public void add(OrderEvent order) {
    add(order, 1);
  }

  /** Takes away an order of the other. */
  public void subtract(OrderEvent order) {
    add(order, -1);
  }

  private void add(OrderEvent order, int sign) {
    long row = order.getRow();
    if (row >= 0 && row < rows) {
      differences[(int) (row / stretch)] += sign * hash(order, row);
    }
  }

  private static long hash(OrderEvent order, long row) {
    RowChecksum checksum = new RowChecksum();
    checksum.add(new ParsedRow.Order(order));
    long mixed = (checksum.value() + 1) * MIX ^ (row + 1) * SPREAD;
    return (mixed ^ mixed >>> 29) * MIX;
  }

  /** Returns the first row that differs, as text: {@code row 17}, or a stretch of rows. */
  public Optional<String> firstDifference() {
    for (int i = 0; i < differences.length; i++) {
      if (differences[i] != 0) {
        return Optional.of(text(i * stretch, Math.min(rows, (i + 1) * stretch) - 1));
      }
    }
    return Optional.empty();
  }

  private static String text(long from, long last) {
    return from == last
        ? String.format(Locale.ROOT, "row %,d", from)
        : String.format(Locale.ROOT, "one of the rows %,d to %,d", from, last);
  }
}
