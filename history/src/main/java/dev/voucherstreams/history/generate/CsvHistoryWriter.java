package dev.voucherstreams.history.generate;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.voucherstreams.history.Column;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

record CsvHistoryWriter(CsvWriter csv) implements HistoryWriter {

  static HistoryWriter create(OutputStream content) {
    CsvWriter csv = CsvWriter.builder().build(content);
    csv.writeRecord(Stream.of(Column.values()).map(Column::columnName).toList());
    return new CsvHistoryWriter(csv);
  }

  @Override
  public void write(SyntheticOrder order) throws IOException {
    try {
      csv.writeRecord(fields(order));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static List<String> fields(SyntheticOrder order) {
    Double amount = order.voucherAmount();
    return List.of(
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
