package dev.voucherstreams.loader.generate;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.voucherstreams.loader.history.Column;
import java.io.IOException;
import java.io.OutputStream;
import java.util.stream.Stream;

/** Writes a history as CSV. */
record CsvHistoryWriter(CsvWriter csv) implements HistoryWriter {

  static HistoryWriter create(OutputStream content) {
    CsvWriter csv = CsvWriter.builder().build(content);
    csv.writeRecord(Stream.of(Column.values()).map(Column::columnName).toList());
    return new CsvHistoryWriter(csv);
  }

  @Override
  public void write(SyntheticOrder order) {
    Double amount = order.voucherAmount();
    csv.writeRecord(
        Long.toString(order.customerId()),
        order.countryCode(),
        order.timestamp(),
        order.lastOrderTs(),
        order.firstOrderTs().toString(),
        order.totalOrders(),
        amount == null ? "" : amount.toString());
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }
}
