package dev.voucherstreams.loader.reject;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.voucherstreams.loader.history.Column;
import dev.voucherstreams.loader.order.ParsedRow;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file of the rows of a history that can't be read: row number, reason, and the values as
 * they were. It tells of one run over the whole history, and is there only if there is something to
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
    Path path = folder.resolve(dataset + ".rejects.csv").normalize();
    Files.deleteIfExists(path);
    return new RejectFile(path);
  }

  public void add(ParsedRow.Rejected rejected) throws IOException {
    if (csv == null) {
      csv = open();
    }
    List<String> row = List.of(Long.toString(rejected.row().number()), rejected.reason());
    csv.writeRecord(Stream.concat(row.stream(), rejected.row().raw().stream()).toList());
  }

  private CsvWriter open() throws IOException {
    CsvWriter opened = CsvWriter.builder().build(path);
    Stream<String> columns = Stream.of(Column.values()).map(Column::columnName);
    opened.writeRecord(Stream.concat(Stream.of("row", "reason"), columns).toList());
    return opened;
  }

  /** Where the rows are, if there are any. */
  public Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    if (csv != null) {
      csv.close();
    }
  }
}
