package dev.voucherstreams.history.parquet;

import dev.voucherstreams.history.Cell;
import dev.voucherstreams.history.Column;
import dev.voucherstreams.history.HistoryReader;
import dev.voucherstreams.history.Row;
import dev.voucherstreams.history.UnusableFileException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.VersionParser;
import org.apache.parquet.VersionParser.ParsedVersion;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;
import org.jspecify.annotations.Nullable;

/**
 * Reads a Parquet history, column by column straight from the pages: no record of Parquet's is ever
 * assembled. In memory are the compressed columns of one row group and one page of each.
 */
public final class ParquetHistoryReader implements HistoryReader {

  private final ParquetFileReader file;
  private final List<HistoryColumn> columns;
  private final @Nullable ParsedVersion writer;

  private final List<HistoryColumn.Values> values = new ArrayList<>();
  private long rowsLeftInGroup;
  private long nextRow;

  private ParquetHistoryReader(ParquetFileReader file, List<HistoryColumn> columns) {
    this.file = file;
    this.columns = columns;
    this.writer = version(file.getFileMetaData().getCreatedBy());
  }

  /**
   * Opens a Parquet file.
   *
   * @throws UnusableFileException if it is damaged, or not a history
   */
  public static HistoryReader open(Path path) throws UnusableFileException {
    ParquetFileReader file = openFile(path);
    try {
      ParquetHistory history = new ParquetHistory(file);
      history.requireReadableCodecs();
      List<HistoryColumn> columns = history.columns();
      history.requireRows();
      file.setRequestedSchema(columns.stream().map(HistoryColumn::descriptor).toList());
      return new ParquetHistoryReader(file, columns);
    } catch (UnusableFileException e) {
      closeQuietly(file, e);
      throw e;
    }
  }

  @Override
  public Optional<Row> next() throws UnusableFileException {
    try {
      while (rowsLeftInGroup == 0) {
        if (!nextGroup()) {
          return Optional.empty();
        }
      }
      rowsLeftInGroup--;
      return Optional.of(new Row.Cells(nextRow++, readCells()));
    } catch (IOException | RuntimeException e) {
      throw damaged("it is damaged from row " + nextRow + " on", e);
    }
  }

  private Map<Column, Cell> readCells() {
    Map<Column, Cell> cells = new EnumMap<>(Column.class);
    for (HistoryColumn.Values column : values) {
      cells.put(column.column(), column.next());
    }
    return cells;
  }

  private boolean nextGroup() throws IOException {
    PageReadStore group = file.readNextRowGroup();
    if (group == null) {
      return false;
    }
    values.clear();
    for (HistoryColumn column : columns) {
      values.add(column.valuesIn(group, writer));
    }
    rowsLeftInGroup = group.getRowCount();
    return true;
  }

  @Override
  public long expectedRows() {
    return file.getRecordCount();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private static ParquetFileReader openFile(Path path) throws UnusableFileException {
    ParquetReadOptions options =
        ParquetReadOptions.builder(new PlainParquetConfiguration())
            .withCodecFactory(new PageCodecs())
            .withUseHadoopVectoredIo(false)
            .usePageChecksumVerification(true)
            .build();
    try {
      return ParquetFileReader.open(new LocalInputFile(path), options);
    } catch (IOException | RuntimeException e) {
      throw damaged("it is cut off or damaged: its Parquet footer can't be read", e);
    }
  }

  /* Parquet reports damage by whatever exception its decoders happen to run into. */
  private static UnusableFileException damaged(String message, Exception cause) {
    return new UnusableFileException(message + "; get it again from where it came from", cause);
  }

  private static void closeQuietly(ParquetFileReader file, Exception reason) {
    try {
      file.close();
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
  }

  private static @Nullable ParsedVersion version(@Nullable String createdBy) {
    try {
      return createdBy == null ? null : VersionParser.parse(createdBy);
    } catch (VersionParser.VersionParseException e) {
      return null; // Then no writer's known bugs are worked around.
    }
  }
}
