package dev.voucherstreams.history.parquet;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
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
    List<String> names = columns.stream().map(name -> apart(name, columns)).toList();
    Path json = Files.createTempFile(file.getParent(), "rows", ".ndjson");
    try (JsonGenerator writer = new JsonFactory().createGenerator(Files.newOutputStream(json))) {
      for (Map<String, String> row : rows) {
        writer.writeStartObject();
        for (int i = 0; i < names.size(); i++) {
          writer.writeStringField(names.get(i), row.get(columns.get(i)));
        }
        writer.writeEndObject();
      }
    }
    String types =
        names.stream()
            .map(name -> DuckDb.literal(name) + ": 'varchar'")
            .collect(Collectors.joining(", "));
    write(
        file,
        options,
        "from read_json(%s, format = 'unstructured', columns = {%s})"
            .formatted(DuckDb.literal(json.toString()), types));
    Files.delete(json);
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
