package dev.voucherstreams.history.parquet;

import dev.voucherstreams.history.Cell;
import dev.voucherstreams.history.Column;
import dev.voucherstreams.history.UnusableFileException;
import java.math.BigDecimal;
import org.duckdb.DuckDBReadableVector;

/**
 * A column of a Parquet file that matters.
 *
 * @param name what DuckDB calls it
 */
record ParquetColumn(Column column, String name, Kind kind) {

  /* pandas' NaT in micro- and nanoseconds: fastparquet writes it into columns without nulls. */
  private static final long NOT_A_TIME = Long.MIN_VALUE;
  private static final long NOT_A_TIME_IN_NANOS = Long.MIN_VALUE / 1_000;

  private static final long MICROS_PER_DAY = 86_400_000_000L;

  /** What a column holds, and the SQL by which it comes over from DuckDB. */
  enum Kind {
    TEXT("%s::varchar"),
    WHOLE("%s::bigint"),
    EXACT("%s::varchar"),
    REAL("%s::double"),
    TIME("epoch_us(%s)"),
    DAY("date_diff('day', date '1970-01-01', %s)"),
    NOTHING("null::varchar");

    private final String expression;

    Kind(String expression) {
      this.expression = expression;
    }

    /**
     * Returns what a column of DuckDB's type holds.
     *
     * @throws UnusableFileException if it is neither text, number nor time
     */
    static Kind of(String name, String type) throws UnusableFileException {
      return switch (type.replaceFirst("\\(.*| WITH TIME ZONE", "")) {
        case "VARCHAR", "ENUM", "JSON" -> TEXT;
        case "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER" ->
            WHOLE;
        case "UBIGINT", "HUGEINT", "UHUGEINT", "DECIMAL" -> EXACT;
        case "FLOAT", "DOUBLE" -> REAL;
        case "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS" -> TIME;
        case "DATE" -> DAY;
        case "\"NULL\"" -> NOTHING;
        default ->
            throw new UnusableFileException(
                "its column %s is neither text, number nor time, but: %s".formatted(name, type));
      };
    }
  }

  /** The SQL that gives a value which {@link #cell} understands. */
  String expression() {
    return kind.expression.formatted("\"" + name.replace("\"", "\"\"") + "\"");
  }

  Cell cell(DuckDBReadableVector values, long row) {
    if (values.isNull(row)) {
      return Cell.ABSENT;
    }
    return switch (kind) {
      case TEXT -> Cell.ofText(values.getString(row));
      case WHOLE -> new Cell.Whole(values.getLong(row));
      case EXACT -> new Cell.Exact(new BigDecimal(values.getString(row)));
      case REAL -> Cell.ofReal(values.getDouble(row));
      case TIME -> time(values.getLong(row));
      case DAY -> day(values.getLong(row));
      case NOTHING -> Cell.ABSENT;
    };
  }

  private static Cell time(long epochMicros) {
    return epochMicros == NOT_A_TIME || epochMicros == NOT_A_TIME_IN_NANOS
        ? Cell.ABSENT
        : new Cell.Time(epochMicros);
  }

  /* What doesn't fit into microseconds is no time of an order: text, to be rejected. */
  private static Cell day(long epochDay) {
    return Math.abs(epochDay) > Long.MAX_VALUE / MICROS_PER_DAY
        ? new Cell.Text("day " + epochDay)
        : new Cell.Time(epochDay * MICROS_PER_DAY);
  }
}
