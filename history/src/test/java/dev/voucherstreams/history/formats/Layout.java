package dev.voucherstreams.history.formats;

import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;

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
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/** The ways in which the same rows of text, some of it absent, can stand in a history file. */
@SuppressWarnings("ImmutableEnumChecker") // Writers have no state.
enum Layout {
  PARQUET_UNCOMPRESSED("orders.parquet", parquet(CompressionCodecName.UNCOMPRESSED)),
  PARQUET_GZIP("orders.parquet.gzip", parquet(CompressionCodecName.GZIP)),
  PARQUET_SNAPPY("orders.parquet", parquet(CompressionCodecName.SNAPPY)),
  PARQUET_ZSTD("orders.parquet", parquet(CompressionCodecName.ZSTD)),
  PACKED_PARQUET("orders.parquet.gz", packed(parquet(CompressionCodecName.SNAPPY))),
  CSV("orders.csv", Layout::writeCsv),
  PACKED_CSV("orders.csv.gz", packed(Layout::writeCsv)),
  NDJSON("orders.ndjson", Layout::writeNdjson),
  PACKED_NDJSON("orders.jsonl.gzip", packed(Layout::writeNdjson));

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

  boolean isParquet() {
    return fileName.contains("parquet");
  }

  /** Writes a file; what is not in a row's map is absent. */
  Path write(Path folder, List<String> columns, List<Map<String, String>> rows) throws IOException {
    Path file = folder.resolve(fileName);
    writer.write(file, columns, rows);
    return file;
  }

  private static Writer parquet(CompressionCodecName codec) {
    return (file, columns, rows) -> {
      Type[] types =
          columns.stream()
              .map(name -> Types.optional(BINARY).as(stringType()).named(name))
              .toArray(Type[]::new);
      Stream<Consumer<Group>> groups = rows.stream().map(row -> group -> row.forEach(group::add));
      ParquetFiles.write(
          file, codec, Types.buildMessage().addFields(types).named("schema"), groups.toList());
    };
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

  private static Writer packed(Writer writer) {
    return (file, columns, rows) -> {
      Path plain = file.resolveSibling("plain");
      writer.write(plain, columns, rows);
      try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
        Files.copy(plain, out);
      }
      Files.delete(plain);
    };
  }
}
