package dev.voucherstreams.history.formats;

import dev.voucherstreams.history.HistoryReader;
import dev.voucherstreams.history.Row;
import dev.voucherstreams.history.UnusableFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads a file that is only there to be read once, and deletes it when closed. */
record TemporaryFileReader(HistoryReader reader, Path file) implements HistoryReader {

  @Override
  public Optional<Row> next() throws UnusableFileException {
    return reader.next();
  }

  @Override
  public long expectedRows() {
    return reader.expectedRows();
  }

  @Override
  public void close() throws IOException {
    reader.close();
    Files.deleteIfExists(file);
  }
}
