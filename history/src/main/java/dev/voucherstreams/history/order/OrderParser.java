package dev.voucherstreams.history.order;

import dev.voucherstreams.events.OrderEvent;
import dev.voucherstreams.history.Cell;
import dev.voucherstreams.history.Column;
import dev.voucherstreams.history.Excerpt;
import dev.voucherstreams.history.Row;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Makes order events of the rows of a data set. */
public record OrderParser(String dataset) {

  /** Returns the order that a row tells of, or why it tells of none. */
  public ParsedRow parse(Row row) {
    if (row instanceof Row.Cells cells) {
      return parseCells(cells);
    }
    return new ParsedRow.Rejected(row, ((Row.Broken) row).reason());
  }

  private ParsedRow parseCells(Row.Cells row) {
    Values values = new Values(row);
    OrderEvent event =
        new OrderEvent(
            dataset + "-" + row.number(),
            values.whole(Column.CUSTOMER_ID),
            values.name(Column.COUNTRY_CODE),
            values.time(Column.TIMESTAMP),
            values.time(Column.LAST_ORDER_TS),
            values.time(Column.FIRST_ORDER_TS),
            values.whole(Column.TOTAL_ORDERS),
            values.notNegative(Column.VOUCHER_AMOUNT),
            dataset,
            row.number());
    return values
        .problems()
        .<ParsedRow>map(reason -> new ParsedRow.Rejected(row, reason))
        .orElseGet(() -> new ParsedRow.Order(event));
  }

  /**
   * The values of one row. What can't be read is taken down as a problem and given as null, like
   * what is absent; so a row's values are only to be used if it has no problems.
   */
  private static final class Values {

    /* What is longer is a quote that was never closed, say, and may be too long for a record. */
    private static final int MAX_NAME = 200;

    private final Row.Cells row;
    private @Nullable List<String> problems;

    Values(Row.Cells row) {
      this.row = row;
    }

    /** Returns what is wrong with the values that were asked for, empty if nothing is. */
    Optional<String> problems() {
      return Optional.ofNullable(problems).map(all -> String.join("; ", all));
    }

    @Nullable Instant time(Column column) {
      Cell cell = row.get(column);
      if (cell.equals(Cell.ABSENT)) {
        return null;
      }
      OptionalLong micros = Times.epochMicros(cell);
      if (micros.isPresent()) {
        return Instant.EPOCH.plus(micros.getAsLong(), ChronoUnit.MICROS);
      }
      addProblem(column, "is not a time");
      return null;
    }

    @Nullable Long whole(Column column) {
      Cell cell = row.get(column);
      if (cell.equals(Cell.ABSENT)) {
        return null;
      }
      OptionalLong number = Numbers.whole(cell);
      if (number.isPresent()) {
        return number.getAsLong();
      }
      addProblem(column, "is not a whole number of 64 bits");
      return null;
    }

    @Nullable Long notNegative(Column column) {
      Long number = whole(column);
      if (number != null && number < 0) {
        addProblem(column, "is negative");
      }
      return number;
    }

    String name(Column column) {
      String name = row.get(column).text();
      if (name.length() > MAX_NAME) {
        addProblem(column, "is not a name");
      }
      return name;
    }

    private void addProblem(Column column, String what) {
      if (problems == null) {
        problems = new ArrayList<>();
      }
      String value = Excerpt.of(row.get(column).text());
      problems.add("%s %s: %s".formatted(column.columnName(), what, value));
    }
  }
}
