package dev.voucherstreams.history.formats;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import de.siegmar.fastcsv.writer.CsvWriter;
import dev.voucherstreams.history.parquet.ParquetFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The ways in which the same rows of text, some of it absent, can stand in a history file. */
@SuppressWarnings("ImmutableEnumChecker") // Writers have no state.
enum Layout {
  PARQUET_UNCOMPRESSED("orders.parquet", parquet("codec uncompressed")),
  PARQUET_GZIP("orders.parquet.gzip", parquet("codec gzip")),
  PARQUET_SNAPPY("orders.parquet", parquet("codec snappy")),
  PARQUET_ZSTD("orders.parquet", parquet("codec zstd")),
  PARQUET_LZ4_RAW("orders.parquet", parquet("codec lz4_raw")),
  PARQUET_BROTLI("orders.parquet", parquet("codec brotli")),
  PARQUET_V2("orders.parquet", parquet("parquet_version v2")),
  PACKED_PARQUET("orders.parquet.gz", packed(Compression.GZIP, parquet("codec snappy"))),
  CSV("orders.csv", Layout::writeCsv),
  PACKED_CSV("orders.csv.gz", packed(Compression.GZIP, Layout::writeCsv)),
  ZSTD_CSV("orders.csv.zst", packed(Compression.ZSTD, Layout::writeCsv)),
  NDJSON("orders.ndjson", Layout::writeNdjson),
  PACKED_NDJSON("orders.jsonl.gzip", packed(Compression.GZIP, Layout::writeNdjson)),
  ZSTD_NDJSON("orders.ndjson.zstd", packed(Compression.ZSTD, Layout::writeNdjson));

  private interface Writer {
    void write(Path file, List<String> columns, List<Map<String, String>> rows) throws IOException;
  }

  private final String fileName;
  private final Writer writer;

  Layout(String fileName, Writer writer) {
    this.fileName = fileName;
    this.writer = writer;
  }

  String fileName() {
    return fileName;
  }

  /** Writes a file; what is not in a row's map is absent. */
  Path write(Path folder, List<String> columns, List<Map<String, String>> rows) throws IOException {
    Path file = folder.resolve(fileName);
    writer.write(file, columns, rows);
    return file;
  }

  private static Writer parquet(String way) {
    return (file, columns, rows) -> ParquetFiles.write(file, ", " + way, columns, rows);
  }

  private static void writeCsv(Path file, List<String> columns, List<Map<String, String>> rows)
      throws IOException {
    try (CsvWriter csv = CsvWriter.builder().build(file)) {
      csv.writeRecord(columns);
      for (Map<String, String> row : rows) {
        csv.writeRecord(columns.stream().map(column -> row.getOrDefault(column, "")).toList());
      }
    }
  }

  /* By turns with null and without the key where something is absent, as both are usual. */
  private static void writeNdjson(Path file, List<String> columns, List<Map<String, String>> rows)
      throws IOException {
    try (JsonGenerator json = new JsonFactory().createGenerator(Files.newOutputStream(file))) {
      json.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
      boolean nulls = true;
      for (Map<String, String> row : rows) {
        json.writeStartObject();
        for (String column : columns) {
          if (nulls || row.containsKey(column)) {
            json.writeStringField(column, row.get(column));
          }
        }
        json.writeEndObject();
        nulls = !nulls;
      }
    }
  }

  private static Writer packed(Compression compression, Writer writer) {
    return (file, columns, rows) -> {
      Path plain = file.resolveSibling("plain");
      writer.write(plain, columns, rows);
      try (OutputStream out = compression.pack(Files.newOutputStream(file))) {
        Files.copy(plain, out);
      }
      Files.delete(plain);
    };
  }
}
