package dev.voucherstreams.history.generate;

import dev.voucherstreams.history.Cell;
import dev.voucherstreams.history.Column;
import dev.voucherstreams.history.Row;
import dev.voucherstreams.history.order.OrderParser;
import dev.voucherstreams.history.order.ParsedRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Synthetic orders as they are read again, without a file in between. */
final class SyntheticRows {

  private SyntheticRows() {}

  static List<ParsedRow> parsed(List<SyntheticOrder> orders) {
    OrderParser parser = new OrderParser("synthetic");
    List<ParsedRow> rows = new ArrayList<>();
    for (SyntheticOrder order : orders) {
      rows.add(parser.parse(new Row.Cells(rows.size(), cells(order))));
    }
    return rows;
  }

  private static Map<Column, Cell> cells(SyntheticOrder order) {
    Double amount = order.voucherAmount();
    return Map.of(
        Column.CUSTOMER_ID, new Cell.Whole(order.customerId()),
        Column.COUNTRY_CODE, Cell.ofText(order.countryCode()),
        Column.TIMESTAMP, Cell.ofText(order.timestamp()),
        Column.LAST_ORDER_TS, Cell.ofText(order.lastOrderTs()),
        Column.FIRST_ORDER_TS, Cell.ofText(order.firstOrderTs().toString()),
        Column.TOTAL_ORDERS, Cell.ofText(order.totalOrders()),
        Column.VOUCHER_AMOUNT, amount == null ? Cell.ABSENT : new Cell.Real(amount));
  }
}
