package dev.voucherstreams.history.reject;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.voucherstreams.history.Column;
import dev.voucherstreams.history.Row;
import dev.voucherstreams.history.order.ParsedRow;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file of the rows of a history that can't be read: row number, reason, and the values as
 * they were, or the line where a row could not be taken apart. Once put right it is a history
 * itself. It tells of one run over the whole history, and is there only if there is something to
 * tell.
 */
public final class RejectFile implements Closeable {

  private final Path path;
  private @Nullable CsvWriter csv;

  private RejectFile(Path path) {
    this.path = path;
  }

  /** Begins anew: what an earlier run left behind is gone. */
  public static RejectFile create(Path folder, String dataset) throws IOException {
    Files.createDirectories(folder);
    Path path = path(folder, dataset);
    Files.deleteIfExists(path);
    return new RejectFile(path);
  }

  /** Returns where the rows of a data set go that can't be read. */
  public static Path path(Path folder, String dataset) {
    return folder.resolve(dataset + ".rejects.csv").normalize();
  }

  /**
   * Adds a row.
   *
   * @throws IOException if the file can't be written
   */
  public void add(ParsedRow.Rejected rejected) throws IOException {
    try {
      if (csv == null) {
        csv = CsvWriter.builder().build(path);
        csv.writeRecord(header());
      }
      csv.writeRecord(fields(rejected));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /* As many fields in every line: other readers of CSV insist on it. */
  private static List<String> header() {
    List<String> names = new ArrayList<>(List.of("row", "reason"));
    Stream.of(Column.values()).map(Column::columnName).forEach(names::add);
    names.add("line");
    return names;
  }

  private static List<String> fields(ParsedRow.Rejected rejected) {
    Row row = rejected.row();
    List<String> fields = new ArrayList<>(List.of(Long.toString(row.number()), rejected.reason()));
    for (Column column : Column.values()) {
      fields.add(row instanceof Row.Cells cells ? cells.get(column).text() : "");
    }
    fields.add(row instanceof Row.Broken broken ? broken.line() : "");
    return fields;
  }

  @Override
  public void close() throws IOException {
    CsvWriter closing = csv;
    csv = null; // Closing one twice is an error.
    if (closing != null) {
      closing.close();
    }
  }
}
