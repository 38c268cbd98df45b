package dev.voucherstreams.report.survey;

import dev.voucherstreams.history.Cell;

/** What kind of value a file holds, before anybody says what it means. */
public enum CellKind {
  ABSENT("nothing"),
  TEXT("text"),
  WHOLE("whole number"),
  REAL("floating-point number"),
  EXACT("decimal number"),
  TIME("time");

  private final String title;

  CellKind(String title) {
    this.title = title;
  }

  /** The kind's name for people. */
  public String title() {
    return title;
  }

  static CellKind of(Cell cell) {
    if (cell instanceof Cell.Text) {
      return TEXT;
    }
    if (cell instanceof Cell.Real) {
      return REAL;
    }
    if (cell instanceof Cell.Time) {
      return TIME;
    }
    if (cell instanceof Cell.Whole) {
      return WHOLE;
    }
    return cell instanceof Cell.Exact ? EXACT : ABSENT;
  }
}
