package dev.voucherstreams.history;

import java.util.Map;

/** One data row of a history file. */
public sealed interface Row {

  /** The row's number in its file, from 0; a header is no row. */
  long number();

  /**
   * A row that could be taken apart.
   *
   * @param cells the row's own, not to be changed; a column that is not in it is absent
   */
  record Cells(long number, Map<Column, Cell> cells) implements Row {

    /** Returns the cell of a column, {@link Cell#ABSENT} if the file doesn't have the column. */
    public Cell get(Column column) {
      return cells.getOrDefault(column, Cell.ABSENT);
    }
  }

  /**
   * A row that has no cells because its form is broken; the rows after it can be read.
   *
   * @param line the row as its file holds it
   */
  record Broken(long number, String reason, String line) implements Row {}
}
