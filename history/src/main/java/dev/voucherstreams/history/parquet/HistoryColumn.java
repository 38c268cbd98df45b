package dev.voucherstreams.history.parquet;

import dev.voucherstreams.history.Cell;
import dev.voucherstreams.history.Column;
import org.apache.parquet.VersionParser.ParsedVersion;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReaderImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.jspecify.annotations.Nullable;

/** A column of a Parquet file that matters, and how its values become cells. */
record HistoryColumn(Column column, ColumnDescriptor descriptor, CellDecoder decoder) {

  /* Values are asked for, one by one, so nothing has to be pushed anywhere. */
  private static final PrimitiveConverter NO_CONVERTER = new PrimitiveConverter() {};

  /** Returns the column's values in a row group, from the first. */
  Values valuesIn(PageReadStore group, @Nullable ParsedVersion writer) {
    ColumnReader reader =
        new ColumnReaderImpl(descriptor, group.getPageReader(descriptor), NO_CONVERTER, writer);
    return new Values(this, reader);
  }

  /** The values of a column in a row group, one a row. */
  record Values(HistoryColumn source, ColumnReader reader) {

    Column column() {
      return source.column;
    }

    Cell next() {
      boolean present =
          reader.getCurrentDefinitionLevel() == source.descriptor.getMaxDefinitionLevel();
      Cell cell = present ? source.decoder.decode(reader) : Cell.ABSENT;
      reader.consume();
      return cell;
    }
  }
}
