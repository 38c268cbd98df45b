package dev.voucherstreams.history.order;

import dev.voucherstreams.events.OrderEvent;
import dev.voucherstreams.history.Column;
import dev.voucherstreams.history.Row;

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
    RowValues values = new RowValues(row);
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
}
