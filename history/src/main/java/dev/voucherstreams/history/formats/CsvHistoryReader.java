package dev.voucherstreams.history.formats;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.voucherstreams.history.Cell;
import dev.voucherstreams.history.Column;
import dev.voucherstreams.history.HistoryReader;
import dev.voucherstreams.history.Row;
import dev.voucherstreams.history.UnusableFileException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a CSV history (RFC 4180, UTF-8) with a header. Empty lines are no rows. */
final class CsvHistoryReader implements HistoryReader {

  private final TextInput input;
  private final CloseableIterator<CsvRecord> records;
  private final List<Optional<Column>> header;
  private long nextRow;

  private CsvHistoryReader(
      TextInput input, CloseableIterator<CsvRecord> records, List<Optional<Column>> header) {
    this.input = input;
    this.records = records;
    this.header = header;
  }

  static HistoryReader open(TextInput input) throws UnusableFileException {
    try {
      CloseableIterator<CsvRecord> records =
          CsvReader.builder()
              .detectBomHeader(true)
              .allowExtraFields(true)
              .allowMissingFields(true)
              .allowExtraCharsAfterClosingQuote(true)
              .maxBufferSize(LimitedLines.MAX_LENGTH)
              .ofCsvRecord(input.content())
              .iterator();
      if (!records.hasNext()) {
        throw new UnusableFileException("it is empty");
      }
      List<Optional<Column>> header = header(records.next().getFields());
      if (!records.hasNext()) {
        throw new UnusableFileException("it has no rows");
      }
      return new CsvHistoryReader(input, records, header);
    } catch (UncheckedIOException | CsvParseException e) {
      throw Damage.of(e);
    }
  }

  private static List<Optional<Column>> header(List<String> names) throws UnusableFileException {
    Column.requireAll(names);
    List<Optional<Column>> columns = names.stream().map(Column::named).toList();
    HashSet<Column> seen = new HashSet<>();
    for (Optional<Column> column : columns) {
      if (column.isPresent() && !seen.add(column.get())) {
        throw new UnusableFileException(
            "its header has the column %s twice".formatted(column.get().columnName()));
      }
    }
    return columns;
  }

  @Override
  public Optional<Row> next() throws UnusableFileException {
    try {
      return records.hasNext() ? Optional.of(row(records.next())) : Optional.empty();
    } catch (UncheckedIOException | CsvParseException e) {
      throw Damage.fromRow(nextRow, e);
    }
  }

  private Row row(CsvRecord csv) {
    if (csv.getFieldCount() != header.size()) {
      String reason =
          "it has %d fields, but the header has %d".formatted(csv.getFieldCount(), header.size());
      return new Row.Broken(nextRow++, reason, line(csv));
    }
    Map<Column, Cell> cells = new EnumMap<>(Column.class);
    for (int i = 0; i < header.size(); i++) {
      Optional<Column> column = header.get(i);
      if (column.isPresent()) {
        cells.put(column.get(), Cell.ofText(csv.getField(i)));
      }
    }
    return new Row.Cells(nextRow++, cells);
  }

  private static String line(CsvRecord csv) {
    StringWriter line = new StringWriter();
    CsvWriter.builder()
        .bufferSize(0)
        .lineDelimiter(LineDelimiter.LF)
        .build(line)
        .writeRecord(csv.getFields());
    return line.getBuffer().substring(0, line.getBuffer().length() - 1);
  }

  @Override
  public long expectedRows() {
    return input.expectedRows(nextRow);
  }

  @Override
  public void close() throws IOException {
    records.close();
    input.close();
  }
}
