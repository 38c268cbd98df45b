package dev.voucherstreams.history.formats;

import dev.voucherstreams.history.Column;
import dev.voucherstreams.history.Excerpt;
import dev.voucherstreams.history.HistoryReader;
import dev.voucherstreams.history.Row;
import dev.voucherstreams.history.UnusableFileException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Reads a history of one JSON object a line (UTF-8). Blank lines are no rows. */
final class NdjsonHistoryReader implements HistoryReader {

  /*
   * Writers may leave out what is null, so a column is missing only if it is in none of the first
   * so many rows.
   */
  private static final int ROWS_THAT_SHOW_ALL_COLUMNS = 1_000;

  private final TextInput input;
  private final BufferedReader lines;
  private final JsonRowParser parser = new JsonRowParser();
  private final Queue<Row> readAhead = new ArrayDeque<>();
  private long linesRead;

  /**
   * @throws UnusableFileException if its rows are no objects, or not with the columns of a history
   */
  NdjsonHistoryReader(TextInput input) throws UnusableFileException {
    this.input = input;
    this.lines =
        new BufferedReader(
            new LimitedLines(new InputStreamReader(input.content(), StandardCharsets.UTF_8)));
    lookAhead();
    if (readAhead.peek() instanceof Row.Broken first
        && readAhead.stream().allMatch(Row.Broken.class::isInstance)) {
      throw new UnusableFileException(
          "its lines are not JSON objects, one object a line; the first line is: "
              + Excerpt.of(first.line()));
    }
    Column.requireAll(parser.namesSeen());
  }

  private void lookAhead() throws UnusableFileException {
    while (readAhead.size() < ROWS_THAT_SHOW_ALL_COLUMNS) {
      Optional<Row> row = parseNext();
      if (row.isEmpty()) {
        return;
      }
      readAhead.add(row.get());
    }
  }

  @Override
  public Optional<Row> next() throws UnusableFileException {
    Row row = readAhead.poll();
    return row == null ? parseNext() : Optional.of(row);
  }

  private Optional<Row> parseNext() throws UnusableFileException {
    try {
      return Optional.ofNullable(nextLine()).map(line -> parser.parse(linesRead++, line));
    } catch (IOException e) {
      throw UnusableFileException.damagedFromRow(linesRead, e);
    }
  }

  private @Nullable String nextLine() throws IOException {
    String line = lines.readLine();
    while (line != null && line.isBlank()) {
      line = lines.readLine();
    }
    return line;
  }

  @Override
  public long expectedRows() {
    return input.expectedRows(linesRead);
  }

  @Override
  public void close() throws IOException {
    lines.close();
    input.close();
  }
}
