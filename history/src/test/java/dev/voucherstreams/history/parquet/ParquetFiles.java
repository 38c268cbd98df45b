package dev.voucherstreams.history.parquet;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes Parquet files by DuckDB. */
public final class ParquetFiles {

  private ParquetFiles() {}

  /**
   * Writes a file of text.
   *
   * @param options how, as DuckDB's {@code copy} has it
   * @param rows a value that a row doesn't have is null
   */
  public static void write(
      Path file, String options, List<String> columns, List<Map<String, String>> rows)
      throws IOException {
    Path csv = Files.createTempFile(file.getParent(), "rows", ".csv");
    try (CsvWriter writer = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(csv)) {
      for (Map<String, String> row : rows) {
        writer.writeRecord(columns.stream().map(row::get).toList());
      }
    }
    String types =
        columns.stream()
            .map(name -> DuckDb.literal(apart(name, columns)) + ": 'varchar'")
            .collect(Collectors.joining(", "));
    write(
        file,
        options,
        ("from read_csv(%s, auto_detect = false, header = false, quote = '\"', escape = '\"',"
                + " columns = {%s})")
            .formatted(DuckDb.literal(csv.toString()), types));
    Files.delete(csv);
  }

  /* DuckDB writes no two names that differ in case only. */
  private static String apart(String name, List<String> names) {
    String other = name.toLowerCase(Locale.ROOT);
    return !name.equals(other) && names.contains(other) ? name + "_1" : name;
  }

  /** Writes a file of what a query gives. */
  public static void write(Path file, String options, String query) {
    try (Connection duckdb = DuckDb.open();
        Statement statement = duckdb.createStatement()) {
      statement.execute(
          "copy (%s) to %s (format parquet%s)"
              .formatted(query, DuckDb.literal(file.toString()), options));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
