package dev.voucherstreams.history.parquet;

import dev.voucherstreams.history.Column;
import dev.voucherstreams.history.UnusableFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/** What a Parquet file's footer says, looked at as a history. */
final class ParquetHistory {

  private final MessageType schema;
  private final List<BlockMetaData> groups;

  ParquetHistory(ParquetFileReader file) {
    this.schema = file.getFileMetaData().getSchema();
    this.groups = file.getRowGroups();
  }

  /** Returns the columns that matter, and checks that they are all there and can be understood. */
  List<HistoryColumn> columns() throws UnusableFileException {
    Column.requireAll(schema.getFields().stream().map(Type::getName).toList());
    List<HistoryColumn> columns = new ArrayList<>();
    for (Type field : schema.getFields()) {
      Optional<Column> column = Column.named(field.getName());
      if (column.isPresent()) {
        columns.add(historyColumn(column.get(), field));
      }
    }
    return columns;
  }

  private HistoryColumn historyColumn(Column column, Type field) throws UnusableFileException {
    boolean single = field.isPrimitive() && !field.isRepetition(Type.Repetition.REPEATED);
    CellDecoder decoder =
        Optional.of(field)
            .filter(candidate -> single)
            .flatMap(type -> CellDecoder.of(type.asPrimitiveType()))
            .orElseThrow(
                () ->
                    new UnusableFileException(
                        "its column %s is neither text, number nor time, but: %s"
                            .formatted(field.getName(), oneLine(field))));
    return new HistoryColumn(
        column, schema.getColumnDescription(new String[] {field.getName()}), decoder);
  }

  private static String oneLine(Type field) {
    return field.toString().replaceAll("\\s+", " ");
  }

  void requireRows() throws UnusableFileException {
    if (groups.stream().allMatch(group -> group.getRowCount() == 0)) {
      throw new UnusableFileException("it has no rows");
    }
  }

  void requireReadableCodecs() throws UnusableFileException {
    for (BlockMetaData group : groups) {
      for (ColumnChunkMetaData chunk : group.getColumns()) {
        if (!PageCodecs.supports(chunk.getCodec())) {
          throw new UnusableFileException(
              "its pages are compressed with %s; what can be read is: %s"
                  .formatted(chunk.getCodec(), PageCodecs.supported()));
        }
      }
    }
  }
}
