package dev.voucherstreams.history.formats;

import de.siegmar.fastcsv.reader.CsvParseException;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads a CSV history (RFC 4180, UTF-8) with a header, which tells whether commas, semicolons, tabs
 * or vertical bars separate fields. Empty lines are no rows.
 */
final class CsvHistoryReader implements HistoryReader {

  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  private final TextInput input;
  private final CsvRecords records;
  private final List<Optional<Column>> header;
  private Optional<CsvRecord> ahead;
  private long nextRow;

  /**
   * @throws UnusableFileException if it has no rows, or not the columns of a history
   */
  CsvHistoryReader(TextInput input) throws UnusableFileException {
    this.input = input;
    try {
      this.records = new CsvRecords(input.content());
      Optional<CsvRecord> names = records.next();
      if (names.isEmpty()) {
        throw new UnusableFileException("it is empty");
      }
      this.header = Column.find(names.get().getFields());
    } catch (IOException | UncheckedIOException | CsvParseException e) {
      throw UnusableFileException.damaged(e);
    }
    this.ahead = read();
    if (ahead.isEmpty()) {
      throw new UnusableFileException("it has no rows");
    }
  }

  private Optional<CsvRecord> read() throws UnusableFileException {
    try {
      return records.next();
    } catch (UncheckedIOException | CsvParseException e) {
      throw UnusableFileException.damagedFromRow(nextRow, e);
    }
  }

  @Override
  public Optional<Row> next() throws UnusableFileException {
    Optional<CsvRecord> csv = ahead.isPresent() ? ahead : read();
    ahead = Optional.empty();
    return csv.map(record -> row(nextRow++, record));
  }

  private Row row(long number, CsvRecord csv) {
    if (csv.getFieldCount() != header.size()) {
      String reason =
          "it has %d fields, but the header has %d".formatted(csv.getFieldCount(), header.size());
      return new Row.Broken(number, reason, line(csv));
    }
    if (csv.getFields().stream().anyMatch(this::takesInRows)) {
      return new Row.Broken(
          number, "a quote in it is not closed and takes in the rows after it", line(csv));
    }
    Map<Column, Cell> cells = new EnumMap<>(Column.class);
    for (int i = 0; i < header.size(); i++) {
      Optional<Column> column = header.get(i);
      if (column.isPresent()) {
        cells.put(column.get(), Cell.ofText(csv.getField(i)));
      }
    }
    return new Row.Cells(number, cells);
  }

  /*
   * A quote that isn't closed ends at the next one, which should open: what is between has the
   * lines, the separators and the dates of rows.
   */
  private boolean takesInRows(String field) {
    return hasLineEnd(field)
        && field.lines().count() > 1
        && field.chars().filter(c -> c == records.separator()).count() >= header.size() - 1
        && DATE.matcher(field).find();
  }

  /* Nearly no field has one, so that no more is asked of it. */
  private static boolean hasLineEnd(String field) {
    return field.indexOf('\n') >= 0 || field.indexOf('\r') >= 0;
  }

  private String line(CsvRecord csv) {
    StringWriter line = new StringWriter();
    CsvWriter.builder()
        .bufferSize(0)
        .fieldSeparator(records.separator())
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
