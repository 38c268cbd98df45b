package dev.voucherstreams.history.parquet;

import dev.voucherstreams.history.Cell;
import dev.voucherstreams.history.Column;
import dev.voucherstreams.history.HistoryReader;
import dev.voucherstreams.history.Row;
import dev.voucherstreams.history.UnusableFileException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBReadableVector;

/**
 * Reads a Parquet history by DuckDB, a chunk of its result at a time: a value is fetched where it
 * lies, which for text is twice as fast as a row of JDBC's. DuckDB unpacks whole row groups, in
 * memory of its own.
 */
public final class ParquetHistoryReader implements HistoryReader {

  private final ParquetFile file;
  private final Closeable whenClosed;
  private final List<ParquetColumn> columns;
  private final long rows;
  private final DuckDBChunkedResult chunks;

  private DuckDBReadableVector[] values = {};
  private long rowsInChunk;
  private long nextInChunk;
  private long nextRow;

  private ParquetHistoryReader(ParquetFile file, Closeable whenClosed)
      throws UnusableFileException {
    this.file = file;
    this.whenClosed = whenClosed;
    try {
      this.columns = file.columns();
      this.rows = file.rows();
      if (rows == 0) {
        throw new UnusableFileException("it has no rows");
      }
    } catch (SQLException e) {
      throw ParquetFailure.opening(e);
    }
    try {
      this.chunks = file.read(columns);
    } catch (SQLException e) {
      throw new ParquetFailure(file, columns).fromRow(0, e);
    }
    nextChunk(); // What is wrong with the first rows is known before any of them is used.
  }

  /**
   * Opens a Parquet file.
   *
   * @param whenClosed what is to be done once it is read
   * @throws UnusableFileException if it is damaged, or not a history
   */
  public static HistoryReader open(Path path, Closeable whenClosed) throws UnusableFileException {
    ParquetFile file = new ParquetFile(path);
    try {
      return new ParquetHistoryReader(file, whenClosed);
    } catch (UnusableFileException e) {
      file.close();
      throw e;
    }
  }

  @Override
  public Optional<Row> next() throws UnusableFileException {
    if (nextInChunk == rowsInChunk && !nextChunk()) {
      return Optional.empty();
    }
    return Optional.of(new Row.Cells(nextRow++, cells(nextInChunk++)));
  }

  private Map<Column, Cell> cells(long row) {
    Map<Column, Cell> cells = new EnumMap<>(Column.class);
    for (int i = 0; i < values.length; i++) {
      ParquetColumn column = columns.get(i);
      cells.put(column.column(), column.cell(values[i], row));
    }
    return cells;
  }

  private boolean nextChunk() throws UnusableFileException {
    if (!chunks.nextChunk()) {
      requireAllRows();
      return false;
    }
    values = new DuckDBReadableVector[columns.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = chunks.chunk().vector(i);
    }
    rowsInChunk = chunks.chunk().rowCount();
    nextInChunk = 0;
    return true;
  }

  /* A failure looks like the end: what it is, only a query of JDBC's own kind says. */
  private void requireAllRows() throws UnusableFileException {
    if (nextRow < rows) {
      ParquetFailure failure = new ParquetFailure(file, columns);
      try {
        file.count(columns);
      } catch (SQLException e) {
        throw failure.fromRow(nextRow, e);
      }
      throw failure.fromRow(nextRow, new SQLException("it ends before its last row"));
    }
  }

  @Override
  public long expectedRows() {
    return rows;
  }

  @Override
  public void close() throws IOException {
    file.close();
    whenClosed.close();
  }
}
