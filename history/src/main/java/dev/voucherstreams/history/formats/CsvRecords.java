package dev.voucherstreams.history.formats;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.voucherstreams.history.UnusableFileException;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The records of a CSV file, with an end that is known. FastCSV takes the end of the text for the
 * end of a quote, and all rows after a quote that nobody closes would be gone: a record of our own
 * is put after the last, which comes back whole unless a quote has taken it in.
 */
final class CsvRecords implements Closeable {

  private static final String END = "\u0004";

  /* Where a comma stands in decimal numbers, spreadsheets write semicolons between fields. */
  private static final String SEPARATORS = ",;\t|";

  private final CloseableIterator<CsvRecord> records;
  private final char separator;

  /**
   * @throws IOException if its header can't be read
   */
  CsvRecords(InputStream content) throws IOException {
    InputStream text = new BufferedInputStream(content);
    InputStream end = new ByteArrayInputStream(("\n" + END).getBytes(StandardCharsets.UTF_8));
    this.separator = separator(text);
    this.records =
        CsvReader.builder()
            .fieldSeparator(separator)
            .detectBomHeader(true)
            .allowExtraFields(true)
            .allowMissingFields(true)
            .allowExtraCharsAfterClosingQuote(true)
            .maxBufferSize(LimitedLines.MAX_LENGTH)
            .ofCsvRecord(new SequenceInputStream(text, end))
            .iterator();
  }

  /* The one that the first line which isn't blank, the header, has most of. */
  private static char separator(InputStream text) throws IOException {
    int[] counts = new int[SEPARATORS.length()];
    boolean blank = true;
    text.mark(LimitedLines.MAX_LENGTH);
    for (int i = 0; i < LimitedLines.MAX_LENGTH; i++) {
      int next = text.read();
      if (next < 0 || (!blank && (next == '\n' || next == '\r'))) {
        break;
      }
      blank &= Character.isWhitespace(next);
      int separator = SEPARATORS.indexOf(next);
      if (separator >= 0) {
        counts[separator]++;
      }
    }
    text.reset();
    int most = Arrays.stream(counts).max().orElseThrow();
    return SEPARATORS.charAt(Arrays.stream(counts).boxed().toList().indexOf(most));
  }

  char separator() {
    return separator;
  }

  /**
   * Returns the next record, empty after the last.
   *
   * @throws CsvParseException if a quote opens in it that is not closed
   */
  Optional<CsvRecord> next() {
    CsvRecord csv = nextIfAny();
    if (csv == null) {
      return Optional.empty();
    }
    String last = csv.getField(csv.getFieldCount() - 1);
    if (!last.endsWith(END) || records.hasNext()) {
      return Optional.of(csv);
    }
    if (csv.getFieldCount() == 1 && last.equals(END)) {
      return Optional.empty();
    }
    throw new CsvParseException("this row opens a quote that is never closed");
  }

  private @Nullable CsvRecord nextIfAny() {
    try {
      return records.hasNext() ? records.next() : null;
    } catch (CsvParseException | UncheckedIOException e) {
      String reason = String.valueOf(UnusableFileException.rootCause(e).getMessage());
      if (reason.startsWith("The maximum buffer size")) {
        throw new CsvParseException(
            "a field has more than %,d characters; maybe a quote opens there that is never closed"
                .formatted(LimitedLines.MAX_LENGTH));
      }
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    records.close();
  }
}
