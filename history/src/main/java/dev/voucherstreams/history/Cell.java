package dev.voucherstreams.history;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Set;

/**
 * One value of a row, as its file holds it. A value that is not there has one spelling, {@link
 * #ABSENT}, however the file spells it.
 */
public sealed interface Cell {

  /** The value that is not there. */
  Cell ABSENT = new Absent();

  /** The value as text, empty if it is absent. */
  String text();

  /** No value. */
  record Absent() implements Cell {
    @Override
    public String text() {
      return "";
    }
  }

  /** Text, neither empty nor with blanks around it. */
  record Text(String text) implements Cell {}

  /** A whole number. */
  record Whole(long value) implements Cell {
    @Override
    public String text() {
      return Long.toString(value);
    }
  }

  /** A floating-point number other than NaN, maybe infinite. */
  record Real(double value) implements Cell {
    @Override
    public String text() {
      return Double.toString(value);
    }
  }

  /** A decimal number, or one that is too long for the other kinds. */
  record Exact(BigDecimal value) implements Cell {
    @Override
    public String text() {
      return value.toString();
    }
  }

  /** A point in time, in microseconds since 1970 (UTC). */
  record Time(long epochMicros) implements Cell {
    @Override
    public String text() {
      return Instant.EPOCH.plus(epochMicros, ChronoUnit.MICROS).toString();
    }
  }

  /** How pandas, R, Excel, Python and SQL write what is not there, when they have to write text. */
  Set<String> ABSENT_SPELLINGS =
      Set.of("nan", "nat", "na", "n/a", "#na", "#n/a", "<na>", "none", "null", "\\n");

  /** Returns the cell that holds this text. */
  static Cell ofText(String raw) {
    String text = raw.strip();
    boolean absent =
        text.isEmpty()
            || (text.length() <= 4
                && !Character.isDigit(text.charAt(0))
                && ABSENT_SPELLINGS.contains(text.toLowerCase(Locale.ROOT)));
    return absent ? ABSENT : new Text(text);
  }

  /** Returns the cell that holds this number; NaN is absent. */
  static Cell ofReal(double number) {
    return Double.isNaN(number) ? ABSENT : new Real(number);
  }
}
