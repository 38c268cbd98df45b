package dev.voucherstreams.loader.load;

import dev.voucherstreams.history.Cell;
import dev.voucherstreams.history.Column;
import dev.voucherstreams.history.HistoryReader;
import dev.voucherstreams.history.Row;
import dev.voucherstreams.history.UnusableFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A history of one number of orders a row; a negative one stands for a row that can't be read. */
final class InMemoryHistory implements HistoryReader {

  private final List<Integer> totals;
  private final int damagedFrom;
  private int next;

  private InMemoryHistory(List<Integer> totals, int damagedFrom) {
    this.totals = totals;
    this.damagedFrom = damagedFrom;
  }

  static InMemoryHistory of(List<Integer> totals) {
    return new InMemoryHistory(totals, Integer.MAX_VALUE);
  }

  /** The same file, but it can't be read from this row on. */
  static InMemoryHistory damagedFrom(int row, List<Integer> totals) {
    return new InMemoryHistory(totals, row);
  }

  /** Returns the numbers from 0 until this one. */
  static List<Integer> until(int end) {
    List<Integer> numbers = new ArrayList<>();
    for (int number = 0; number < end; number++) {
      numbers.add(number);
    }
    return numbers;
  }

  @Override
  public Optional<Row> next() throws UnusableFileException {
    if (next >= damagedFrom) {
      throw new UnusableFileException("it is damaged from row " + next + " on");
    }
    return next == totals.size() ? Optional.empty() : Optional.of(row(next, totals.get(next++)));
  }

  private static Row row(int number, int total) {
    return total < 0
        ? new Row.Broken(number, "negative", Integer.toString(total))
        : new Row.Cells(number, Map.of(Column.TOTAL_ORDERS, new Cell.Whole(total)));
  }

  @Override
  public long expectedRows() {
    return totals.size();
  }

  @Override
  public void close() {}
}
