package dev.voucherstreams.history.parquet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.MessageType;

/** Writes Parquet files of any columns. */
public final class ParquetFiles {

  /* Small, so that a few thousand rows have several groups and pages. */
  private static final int ROWS_PER_GROUP = 1_000;
  private static final int ROWS_PER_PAGE = 100;

  private ParquetFiles() {}

  /** Writes a file whose rows are filled in one after the other. */
  public static Path write(
      Path file, CompressionCodecName codec, MessageType schema, List<Consumer<Group>> rows)
      throws IOException {
    return write(file, schema, rows, builder -> builder.withCompressionCodec(codec));
  }

  /** Writes a file in the way that is asked for. */
  static Path write(
      Path file,
      MessageType schema,
      List<Consumer<Group>> rows,
      UnaryOperator<ExampleParquetWriter.Builder> way)
      throws IOException {
    ExampleParquetWriter.Builder builder =
        ExampleParquetWriter.builder(new StreamOutputFile(Files.newOutputStream(file)))
            .withConf(new PlainParquetConfiguration())
            .withCodecFactory(new PageCodecs())
            .withRowGroupRowCountLimit(ROWS_PER_GROUP)
            .withPageRowCountLimit(ROWS_PER_PAGE)
            .withType(schema);
    try (ParquetWriter<Group> writer = way.apply(builder).build()) {
      for (Consumer<Group> row : rows) {
        Group group = new SimpleGroup(schema);
        row.accept(group);
        writer.write(group);
      }
    }
    return file;
  }
}
