package dev.voucherstreams.history.generate;

import dev.voucherstreams.history.formats.FileFormat;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Writes synthetic orders as a history file, complete when closed. */
public interface HistoryWriter extends Closeable {

  void write(SyntheticOrder order) throws IOException;

  /** Creates a history file; a name that ends in .gz or .gzip has the whole file packed. */
  static HistoryWriter create(Path path, FileFormat format, boolean packed) throws IOException {
    OutputStream file = Files.newOutputStream(path);
    OutputStream content = packed ? new GZIPOutputStream(file) : file;
    return switch (format) {
      case PARQUET -> ParquetHistoryWriter.create(content);
      case CSV -> CsvHistoryWriter.create(content);
      case NDJSON -> NdjsonHistoryWriter.create(content);
    };
  }
}
