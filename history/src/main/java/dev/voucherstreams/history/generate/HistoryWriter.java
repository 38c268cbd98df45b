package dev.voucherstreams.history.generate;

import dev.voucherstreams.history.formats.Compression;
import dev.voucherstreams.history.formats.FileFormat;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes synthetic orders as a history file, complete when closed. */
public interface HistoryWriter extends Closeable {

  void write(SyntheticOrder order) throws IOException;

  /** Creates a history file, packed as a whole if that is asked for. */
  static HistoryWriter create(Path path, FileFormat format, Compression compression)
      throws IOException {
    OutputStream content = compression.pack(Files.newOutputStream(path));
    return switch (format) {
      case PARQUET -> new ParquetHistoryWriter(content);
      case CSV -> CsvHistoryWriter.create(content);
      case NDJSON -> NdjsonHistoryWriter.create(content);
    };
  }
}
