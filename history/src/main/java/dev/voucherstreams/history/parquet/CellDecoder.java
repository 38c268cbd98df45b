package dev.voucherstreams.history.parquet;

import dev.voucherstreams.history.Cell;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.jspecify.annotations.Nullable;

/** Turns the current value of a column, which is not null, into a cell. */
@FunctionalInterface
interface CellDecoder {

  Cell decode(ColumnReader column);

  /** Returns the decoder for a column's type, empty if it holds neither text, number nor time. */
  static Optional<CellDecoder> of(PrimitiveType type) {
    LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
    return Optional.ofNullable(
        switch (type.getPrimitiveTypeName()) {
          case BINARY -> binary(meaning);
          case FIXED_LEN_BYTE_ARRAY -> fixedBytes(meaning);
          case INT96 -> column -> Timestamps.ofInt96(column.getBinary());
          case INT64 -> int64(meaning);
          case INT32 -> int32(meaning);
          case DOUBLE -> column -> Cell.ofReal(column.getDouble());
          case FLOAT -> column -> Cell.ofReal(column.getFloat());
          case BOOLEAN -> null;
        });
  }

  private static CellDecoder binary(@Nullable LogicalTypeAnnotation meaning) {
    CellDecoder decimal = fixedBytes(meaning);
    return decimal != null
        ? decimal
        : column -> Cell.ofText(column.getBinary().toStringUsingUTF8());
  }

  private static @Nullable CellDecoder fixedBytes(@Nullable LogicalTypeAnnotation meaning) {
    if (!(meaning instanceof DecimalLogicalTypeAnnotation decimal)) {
      return null;
    }
    return column -> exact(new BigInteger(column.getBinary().getBytesUnsafe()), decimal.getScale());
  }

  private static @Nullable CellDecoder int64(@Nullable LogicalTypeAnnotation meaning) {
    if (meaning instanceof TimestampLogicalTypeAnnotation timestamp) {
      return column -> Timestamps.of(column.getLong(), timestamp.getUnit());
    }
    if (meaning instanceof DecimalLogicalTypeAnnotation decimal) {
      return column -> exact(BigInteger.valueOf(column.getLong()), decimal.getScale());
    }
    if (isUnsigned(meaning)) {
      return column -> exact(new BigInteger(Long.toUnsignedString(column.getLong())), 0);
    }
    return isNumber(meaning) ? column -> new Cell.Whole(column.getLong()) : null;
  }

  private static @Nullable CellDecoder int32(@Nullable LogicalTypeAnnotation meaning) {
    if (meaning instanceof DateLogicalTypeAnnotation) {
      return column -> Timestamps.ofEpochDay(column.getInteger());
    }
    if (meaning instanceof DecimalLogicalTypeAnnotation decimal) {
      return column -> exact(BigInteger.valueOf(column.getInteger()), decimal.getScale());
    }
    if (isUnsigned(meaning)) {
      return column -> new Cell.Whole(Integer.toUnsignedLong(column.getInteger()));
    }
    return isNumber(meaning) ? column -> new Cell.Whole(column.getInteger()) : null;
  }

  private static Cell exact(BigInteger unscaled, int scale) {
    return new Cell.Exact(new BigDecimal(unscaled, scale));
  }

  private static boolean isUnsigned(@Nullable LogicalTypeAnnotation meaning) {
    return meaning instanceof IntLogicalTypeAnnotation integer && !integer.isSigned();
  }

  private static boolean isNumber(@Nullable LogicalTypeAnnotation meaning) {
    return meaning == null || meaning instanceof IntLogicalTypeAnnotation;
  }
}
