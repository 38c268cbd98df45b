package dev.voucherstreams.history.formats;

import dev.voucherstreams.events.OrderEvent;
import dev.voucherstreams.history.Column;
import dev.voucherstreams.history.HistoryReader;
import dev.voucherstreams.history.Row;
import dev.voucherstreams.history.UnusableFileException;
import dev.voucherstreams.history.order.OrderParser;
import dev.voucherstreams.history.order.ParsedRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** History files for tests, and what is in them. */
public final class Histories {

  /** The columns that every history has, as a CSV header. */
  public static final String HEADER =
      "timestamp,country_code,last_order_ts,first_order_ts,total_orders,voucher_amount";

  /** A row under {@link #HEADER}. */
  public static final String ROW =
      "2020-04-05 15:07:46,Peru,2020-01-06 00:00:00,2019-01-06 00:00:00,14,2640";

  private Histories() {}

  /** Reads a file to its end. */
  public static List<Row> rows(Path file) throws UnusableFileException, IOException {
    List<Row> rows = new ArrayList<>();
    try (HistoryReader reader = HistoryFile.of(file).open()) {
      for (Optional<Row> row = reader.next(); row.isPresent(); row = reader.next()) {
        rows.add(row.get());
      }
    }
    return rows;
  }

  /** Reads a file to its end, as rows of the data set {@code test}. */
  public static List<ParsedRow> parsed(Path file) throws UnusableFileException, IOException {
    OrderParser parser = new OrderParser("test");
    return rows(file).stream().map(parser::parse).toList();
  }

  /** Reads a file whose rows can all be read. */
  public static List<OrderEvent> orders(Path file) throws UnusableFileException, IOException {
    return parsed(file).stream().map(row -> ((ParsedRow.Order) row).event()).toList();
  }

  /** The names of the columns that every history has. */
  public static List<String> requiredColumns() {
    return Stream.of(Column.values())
        .filter(column -> column != Column.CUSTOMER_ID)
        .map(Column::columnName)
        .toList();
  }
}
