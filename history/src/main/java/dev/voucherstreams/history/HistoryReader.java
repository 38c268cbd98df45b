package dev.voucherstreams.history;

import java.io.Closeable;
import java.util.Optional;

/**
 * Reads the rows of a history file from first to last, in memory that doesn't grow with the file.
 * It has all the columns that a history needs, and at least one row: who made it has checked.
 */
public interface HistoryReader extends Closeable {

  /**
   * Returns the next row, empty after the last.
   *
   * @throws UnusableFileException if nothing can be read from here on
   */
  Optional<Row> next() throws UnusableFileException;

  /** How many rows the file has, or what that looks like so far where the file doesn't say. */
  long expectedRows();
}
