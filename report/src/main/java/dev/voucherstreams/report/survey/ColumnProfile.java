package dev.voucherstreams.report.survey;

import dev.voucherstreams.events.OrderEvent;
import dev.voucherstreams.history.Cell;
import dev.voucherstreams.history.Column;
import dev.voucherstreams.history.Row;
import dev.voucherstreams.history.order.ParsedRow;
import dev.voucherstreams.history.order.RowsAhead.ReadRow;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a column holds: as its file has it, and for the rows that can be read also what that means.
 *
 * @param <T> what a value means
 */
public final class ColumnProfile<T extends Comparable<? super T>> {

  /* Memory for values is bounded, so their length has to be, too. */
  private static final int MAX_LENGTH = 200;

  private final Column column;
  private final Function<OrderEvent, @Nullable T> meaning;
  private final Frequencies<String> kinds = new Frequencies<>();
  private final Frequencies<Cell> values = new Frequencies<>();
  private long missing;
  private @Nullable T smallest;
  private @Nullable T largest;

  ColumnProfile(Column column, Function<OrderEvent, @Nullable T> meaning) {
    this.column = column;
    this.meaning = meaning;
  }

  /** The profiles of all columns, in the order of the enum. */
  static List<ColumnProfile<?>> ofAll() {
    return Stream.of(Column.values()).<ColumnProfile<?>>map(ColumnProfile::of).toList();
  }

  private static ColumnProfile<?> of(Column column) {
    return switch (column) {
      case CUSTOMER_ID -> new ColumnProfile<>(column, OrderEvent::getCustomerId);
      case COUNTRY_CODE -> new ColumnProfile<>(column, ColumnProfile::country);
      case TIMESTAMP -> new ColumnProfile<>(column, OrderEvent::getTimestamp);
      case LAST_ORDER_TS -> new ColumnProfile<>(column, OrderEvent::getLastOrderTs);
      case FIRST_ORDER_TS -> new ColumnProfile<>(column, OrderEvent::getFirstOrderTs);
      case TOTAL_ORDERS -> new ColumnProfile<>(column, OrderEvent::getTotalOrders);
      case VOUCHER_AMOUNT -> new ColumnProfile<>(column, OrderEvent::getVoucherAmount);
    };
  }

  private static @Nullable String country(OrderEvent event) {
    return event.getCountryCode().isEmpty() ? null : event.getCountryCode();
  }

  void add(ReadRow read) {
    if (read.row() instanceof Row.Cells cells) {
      addCell(cells.get(column), cells.number());
    }
    if (read.parsed() instanceof ParsedRow.Order order) {
      addMeaning(order.event());
    }
  }

  private void addCell(Cell cell, long row) {
    if (cell.equals(Cell.ABSENT)) {
      missing++;
    } else {
      kinds.add(kind(cell), row);
      values.add(shortened(cell), row);
    }
  }

  private static String kind(Cell cell) {
    if (cell instanceof Cell.Text) {
      return "text";
    }
    if (cell instanceof Cell.Real) {
      return "floating-point number";
    }
    if (cell instanceof Cell.Time) {
      return "time";
    }
    return cell instanceof Cell.Whole ? "whole number" : "decimal number";
  }

  private static Cell shortened(Cell cell) {
    boolean isLong = cell instanceof Cell.Text text && text.text().length() > MAX_LENGTH;
    return isLong ? new Cell.Text(cell.text().substring(0, MAX_LENGTH) + "…") : cell;
  }

  private void addMeaning(OrderEvent event) {
    T value = meaning.apply(event);
    if (value == null) {
      return;
    }
    if (smallest == null || value.compareTo(smallest) < 0) {
      smallest = value;
    }
    if (largest == null || value.compareTo(largest) > 0) {
      largest = value;
    }
  }

  public Column column() {
    return column;
  }

  /** What kinds of values the file holds, before anybody says what they mean. */
  public Frequencies<String> kinds() {
    return kinds;
  }

  /** How many rows have a value. */
  public long present() {
    return values.all().count();
  }

  /** How many rows have none: null, empty, NaN and the like. */
  public long missing() {
    return missing;
  }

  /** The values as the file has them; long ones are cut. */
  public Frequencies<Cell> values() {
    return values;
  }

  /** The smallest value of the rows that can be read, if there is one. */
  public Optional<Object> smallest() {
    return Optional.ofNullable(smallest);
  }

  /** The largest value of the rows that can be read, if there is one. */
  public Optional<Object> largest() {
    return Optional.ofNullable(largest);
  }
}
