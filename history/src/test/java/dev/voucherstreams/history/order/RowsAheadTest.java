package dev.voucherstreams.history.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.voucherstreams.history.Cell;
import dev.voucherstreams.history.Column;
import dev.voucherstreams.history.HistoryReader;
import dev.voucherstreams.history.Row;
import dev.voucherstreams.history.UnusableFileException;
import dev.voucherstreams.history.order.RowsAhead.ReadRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowsAheadTest {

  private final List<Long> taken = new ArrayList<>();

  /** A history of so many rows, which is damaged after the last if it says so. */
  private static final class Rows implements HistoryReader {
    private final long rows;
    private final boolean damaged;
    private long next;
    private boolean closed;

    Rows(long rows, boolean damaged) {
      this.rows = rows;
      this.damaged = damaged;
    }

    @Override
    public Optional<Row> next() throws UnusableFileException {
      assertThat(closed).isFalse();
      if (next < rows) {
        return Optional.of(
            new Row.Cells(next, Map.of(Column.TOTAL_ORDERS, new Cell.Whole(next++))));
      }
      if (damaged) {
        throw new UnusableFileException("it is damaged from row " + next + " on");
      }
      return Optional.empty();
    }

    @Override
    public long expectedRows() {
      return rows;
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 499, 500, 501, 25_000})
  void rows_ofAnyNumber_comeInOrderAndParsed(long rows) throws Exception {
    // When
    takeAll(new Rows(rows, false));

    // Then
    assertThat(taken).containsExactlyElementsOf(numbersUntil(rows));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 500, 25_000})
  void failure_afterSomeRows_comesAfterThem(long rows) {
    // When, Then
    assertThatThrownBy(() -> takeAll(new Rows(rows, true)))
        .isInstanceOf(UnusableFileException.class)
        .hasMessage("it is damaged from row " + rows + " on");
    assertThat(taken).containsExactlyElementsOf(numbersUntil(rows));
  }

  @Test
  void history_thatIsLeftMidway_isNotReadOnceItIsClosed() throws Exception {
    // Given
    Rows history = new Rows(1_000_000, false);

    // When: the history fails if it is read after this
    try (history;
        RowsAhead rows = new RowsAhead(history, new OrderParser("test"))) {
      assertThat(rows.next()).isNotEmpty();
      assertThat(rows.expectedRows()).isEqualTo(1_000_000);
    }

    // Then: a few were read ahead
    assertThat(history.next).isLessThan(10_000);
  }

  private void takeAll(Rows history) throws UnusableFileException {
    try (RowsAhead rows = new RowsAhead(history, new OrderParser("test"))) {
      for (List<ReadRow> few = rows.next(); !few.isEmpty(); few = rows.next()) {
        few.forEach(this::take);
      }
      assertThat(rows.next()).isEmpty();
    }
  }

  private void take(ReadRow row) {
    assertThat(((ParsedRow.Order) row.parsed()).event().getTotalOrders())
        .isEqualTo(row.row().number());
    taken.add(row.row().number());
  }

  private static List<Long> numbersUntil(long end) {
    return LongStream.range(0, end).boxed().toList();
  }
}
