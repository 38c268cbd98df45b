package dev.voucherstreams.history.formats;

import dev.voucherstreams.history.HistoryReader;
import dev.voucherstreams.history.order.OrderParser;
import dev.voucherstreams.history.order.ParsedRow;
import java.nio.file.Path;

/** A program of its own that reads files to their ends, and prints how many orders each has. */
final class ReadThrough {

  private ReadThrough() {}

  public static void main(String[] files) throws Exception {
    OrderParser parser = new OrderParser("large");
    for (String file : files) {
      long orders = 0;
      try (HistoryReader reader = HistoryFile.of(Path.of(file)).open()) {
        for (var row = reader.next(); row.isPresent(); row = reader.next()) {
          orders += parser.parse(row.get()) instanceof ParsedRow.Order ? 1 : 0;
        }
      }
      System.out.println(orders);
    }
  }
}
