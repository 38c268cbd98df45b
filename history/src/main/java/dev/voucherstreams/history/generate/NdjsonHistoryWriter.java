package dev.voucherstreams.history.generate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import dev.voucherstreams.history.Column;
import java.io.IOException;
import java.io.OutputStream;

/** Writes a history as one JSON object a line. */
record NdjsonHistoryWriter(JsonGenerator json) implements HistoryWriter {

  static HistoryWriter create(OutputStream content) throws IOException {
    JsonGenerator json = new JsonFactory().createGenerator(content);
    json.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
    return new NdjsonHistoryWriter(json);
  }

  @Override
  public void write(SyntheticOrder order) throws IOException {
    json.writeStartObject();
    json.writeNumberField(Column.CUSTOMER_ID.columnName(), order.customerId());
    json.writeStringField(Column.COUNTRY_CODE.columnName(), order.countryCode());
    json.writeStringField(Column.TIMESTAMP.columnName(), order.timestamp());
    json.writeStringField(Column.LAST_ORDER_TS.columnName(), order.lastOrderTs());
    json.writeStringField(Column.FIRST_ORDER_TS.columnName(), order.firstOrderTs().toString());
    json.writeStringField(Column.TOTAL_ORDERS.columnName(), order.totalOrders());
    json.writeFieldName(Column.VOUCHER_AMOUNT.columnName());
    Double amount = order.voucherAmount();
    if (amount == null) {
      json.writeNull();
    } else {
      json.writeNumber(amount);
    }
    json.writeEndObject();
  }

  @Override
  public void close() throws IOException {
    json.writeRaw('\n');
    json.close();
  }
}
