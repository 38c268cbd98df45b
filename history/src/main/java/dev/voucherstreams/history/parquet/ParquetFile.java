package dev.voucherstreams.history.parquet;

import dev.voucherstreams.history.Column;
import dev.voucherstreams.history.UnusableFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBPreparedStatement;

/** A Parquet file as DuckDB sees it, looked at as a history. */
final class ParquetFile implements AutoCloseable {

  private final Connection duckdb;
  private final String literal;

  /**
   * Has DuckDB open a file, which it doesn't look at yet.
   *
   * @throws UnusableFileException if there is no DuckDB
   */
  ParquetFile(Path path) throws UnusableFileException {
    this.literal = DuckDb.literal(withoutGlobs(path.toAbsolutePath().toString()));
    try {
      this.duckdb = DuckDb.open();
    } catch (SQLException | LinkageError e) {
      throw ParquetFailure.starting(e);
    }
  }

  /* A file's name may have what stands for any name in DuckDB; in brackets it stands for itself. */
  private static String withoutGlobs(String path) {
    return path.replaceAll("[*?\\[]", "[$0]");
  }

  long rows() throws SQLException {
    try (Statement statement = duckdb.createStatement();
        ResultSet count = statement.executeQuery("select count(*) from " + table())) {
      count.next();
      return count.getLong(1);
    }
  }

  /** Whether any part of it is encrypted. */
  boolean isEncrypted() {
    try (Statement statement = duckdb.createStatement();
        ResultSet algorithms =
            statement.executeQuery(
                "select encryption_algorithm from parquet_file_metadata(" + literal + ")")) {
      return algorithms.next() && algorithms.getString(1) != null;
    } catch (SQLException e) {
      /* The algorithm has random bytes with it, which DuckDB takes for text. */
      return String.valueOf(e.getMessage()).contains("Invalid unicode");
    }
  }

  /** A row group: what is unpacked at a time. */
  record RowGroup(long rows, long bytes) {}

  /** Returns the row group with the most bytes in these columns, unpacked. */
  RowGroup largestGroup(List<ParquetColumn> columns) throws SQLException {
    String names =
        columns.stream()
            .map(column -> DuckDb.literal(column.name()))
            .collect(Collectors.joining(", "));
    String query =
        """
        select any_value(row_group_num_rows), sum(total_uncompressed_size)::bigint as bytes
        from parquet_metadata(%s) where path_in_schema in (%s)
        group by row_group_id order by bytes desc limit 1"""
            .formatted(literal, names);
    try (Statement statement = duckdb.createStatement();
        ResultSet group = statement.executeQuery(query)) {
      group.next();
      return new RowGroup(group.getLong(1), group.getLong(2));
    }
  }

  /** Returns the columns that matter, and checks that they are all there and can be understood. */
  List<ParquetColumn> columns() throws SQLException, UnusableFileException {
    List<Optional<Column>> meant = Column.find(names());
    List<ParquetColumn> columns = new ArrayList<>();
    try (Statement statement = duckdb.createStatement();
        ResultSet described = statement.executeQuery("describe select * from " + table())) {
      for (Optional<Column> column : meant) {
        described.next();
        if (column.isPresent()) {
          String name = described.getString(1);
          ParquetColumn.Kind kind = ParquetColumn.Kind.of(name, described.getString(2));
          columns.add(new ParquetColumn(column.get(), name, kind));
        }
      }
    }
    return columns;
  }

  /* As the file has them: DuckDB renames those that differ in case only. Children come after. */
  private List<String> names() throws SQLException {
    List<String> names = new ArrayList<>();
    try (Statement statement = duckdb.createStatement();
        ResultSet fields =
            statement.executeQuery(
                "select name, coalesce(num_children, 0) from parquet_schema(" + literal + ")")) {
      fields.next(); // The root.
      for (long nested = 0; fields.next(); nested += fields.getLong(2)) {
        if (nested == 0) {
          names.add(fields.getString(1));
        } else {
          nested--;
        }
      }
    }
    return names;
  }

  /** Returns the rows' values in these columns, in the order of the file. */
  DuckDBChunkedResult read(List<ParquetColumn> columns) throws SQLException {
    String query = select(columns.stream().map(ParquetColumn::expression));
    return duckdb.prepareStatement(query).unwrap(DuckDBPreparedStatement.class).query();
  }

  /** Reads all values in these columns, and forgets them. */
  void count(List<ParquetColumn> columns) throws SQLException {
    try (Statement statement = duckdb.createStatement()) {
      statement.execute(
          select(columns.stream().map(column -> "count(" + column.expression() + ")")));
    }
  }

  private String select(Stream<String> expressions) {
    return expressions.collect(Collectors.joining(", ", "select ", " from " + table()));
  }

  private String table() {
    return "read_parquet(" + literal + ", hive_partitioning = false, binary_as_string = true)";
  }

  /** Ends all that reads it. */
  @Override
  public void close() {
    try {
      duckdb.close();
    } catch (SQLException e) {
      throw new IllegalStateException("DuckDB doesn't close what it has only read", e);
    }
  }
}
