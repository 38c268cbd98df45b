package dev.voucherstreams.history.parquet;

import dev.voucherstreams.history.Excerpt;
import dev.voucherstreams.history.UnusableFileException;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What DuckDB says when it can't read a file, as a reason to tell. */
record ParquetFailure(ParquetFile file, List<ParquetColumn> columns) {

  private static final String AGAIN = "; get it again from where it came from";

  /* Errors that are no damage: DuckDB's own words say what is in the way. */
  private static final Pattern NOT_SUPPORTED =
      Pattern.compile("(?:Conversion|Not implemented) Error: (.*)");

  /** Returns the reason why no Parquet can be read at all. */
  static UnusableFileException starting(Throwable cause) {
    Throwable root = UnusableFileException.rootCause(cause);
    if (String.valueOf(root.getMessage()).contains("memory_limit")) {
      return new UnusableFileException(
          "%s must be an amount of memory such as 2GB, but is: %s"
              .formatted(DuckDb.MEMORY_VARIABLE, Excerpt.of(DuckDb.memory())),
          cause);
    }
    return new UnusableFileException(
        "DuckDB, which reads Parquet, can't be started: " + Excerpt.of(root.toString()), cause);
  }

  static UnusableFileException opening(SQLException cause) {
    return new UnusableFileException(
        "it is cut off or damaged: its Parquet footer can't be read" + AGAIN, cause);
  }

  /** Returns the reason why a file can't be read further. */
  UnusableFileException fromRow(long row, SQLException cause) {
    try {
      return new UnusableFileException(reason(row, cause), cause);
    } catch (SQLException e) {
      cause.addSuppressed(e);
      return new UnusableFileException(damaged(row), cause);
    }
  }

  private String reason(long row, SQLException cause) throws SQLException {
    String message = String.valueOf(cause.getMessage());
    Matcher notSupported = NOT_SUPPORTED.matcher(message);
    if (message.contains("Out of Memory")) {
      return tooLarge(file.largestGroup(columns));
    }
    if (message.contains("is not valid UTF8")) {
      return "it has text that is not UTF-8; write it anew in UTF-8";
    }
    if (file.isEncrypted()) {
      return "it is encrypted; write it anew without encryption";
    }
    return notSupported.find()
        ? "it can't be read from row %d on: %s".formatted(row, Excerpt.of(notSupported.group(1)))
        : damaged(row);
  }

  private static String damaged(long row) {
    return "it is damaged from row " + row + " on" + AGAIN;
  }

  private static String tooLarge(ParquetFile.RowGroup group) {
    return String.format(
        Locale.ROOT,
        "its largest row group, %,d rows, is %,d MB unpacked, and needs more than that to be read:"
            + " that is too much for %s=%s; let it be %,dMB, or write smaller row groups",
        group.rows(),
        group.bytes() >> 20,
        DuckDb.MEMORY_VARIABLE,
        DuckDb.memory(),
        2 * (group.bytes() >> 20));
  }
}
