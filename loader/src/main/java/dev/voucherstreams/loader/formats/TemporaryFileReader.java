package dev.voucherstreams.loader.formats;

import dev.voucherstreams.loader.history.HistoryReader;
import dev.voucherstreams.loader.history.Row;
import dev.voucherstreams.loader.history.UnusableFileException;
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
