package dev.voucherstreams.history.formats;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The records of a CSV file, with an end that is known. FastCSV takes the end of the text for the
 * end of a quote, and all rows after a quote that nobody closes would be gone: a record of our own
 * is put after the last, which comes back whole unless a quote has taken it in.
 */
final class CsvRecords implements Closeable {

  private static final String END = "\u0004";

  private final CloseableIterator<CsvRecord> records;

  private CsvRecords(CloseableIterator<CsvRecord> records) {
    this.records = records;
  }

  static CsvRecords of(InputStream text) {
    InputStream end = new ByteArrayInputStream(("\n" + END).getBytes(StandardCharsets.UTF_8));
    return new CsvRecords(
        CsvReader.builder()
            .detectBomHeader(true)
            .allowExtraFields(true)
            .allowMissingFields(true)
            .allowExtraCharsAfterClosingQuote(true)
            .maxBufferSize(LimitedLines.MAX_LENGTH)
            .ofCsvRecord(new SequenceInputStream(text, end))
            .iterator());
  }

  /**
   * Returns the next record, empty after the last.
   *
   * @throws CsvParseException if a quote opens in it that is not closed
   */
  Optional<CsvRecord> next() {
    if (!records.hasNext()) {
      return Optional.empty();
    }
    CsvRecord csv = records.next();
    String last = csv.getField(csv.getFieldCount() - 1);
    if (!last.endsWith(END) || records.hasNext()) {
      return Optional.of(csv);
    }
    if (csv.getFieldCount() == 1 && last.equals(END)) {
      return Optional.empty();
    }
    throw new CsvParseException("this row opens a quote that is never closed");
  }

  @Override
  public void close() throws IOException {
    records.close();
  }
}
