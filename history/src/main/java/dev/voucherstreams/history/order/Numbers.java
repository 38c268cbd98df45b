package dev.voucherstreams.history.order;

import dev.voucherstreams.history.Cell;
import java.math.BigDecimal;
import java.util.OptionalLong;

/** Reads whole numbers, however they are written: {@code 45}, {@code "45.0"}, {@code 4.5E1}. */
final class Numbers {

  /* Beyond it is no number of orders, and parsing text takes more than linear time. */
  private static final int MAX_LENGTH = 40;

  /* So many fit into 64 bits, whatever they are. */
  private static final int MAX_PLAIN_DIGITS = 18;

  private static final double TWO_TO_63 = 0x1p63;

  private Numbers() {}

  /** Returns the number, empty if the cell holds none, or one with a fraction or beyond 64 bits. */
  static OptionalLong whole(Cell cell) {
    if (cell instanceof Cell.Whole number) {
      return OptionalLong.of(number.value());
    }
    if (cell instanceof Cell.Real number) {
      return whole(number.value());
    }
    if (cell instanceof Cell.Exact number) {
      return whole(number.value());
    }
    return cell instanceof Cell.Text number ? whole(number.text()) : OptionalLong.empty();
  }

  private static OptionalLong whole(double number) {
    boolean whole = number == Math.rint(number) && number >= -TWO_TO_63 && number < TWO_TO_63;
    return whole ? OptionalLong.of((long) number) : OptionalLong.empty();
  }

  private static OptionalLong whole(BigDecimal number) {
    try {
      return OptionalLong.of(number.longValueExact());
    } catch (ArithmeticException e) {
      return OptionalLong.empty();
    }
  }

  private static OptionalLong whole(String text) {
    if (text.length() > MAX_LENGTH) {
      return OptionalLong.empty();
    }
    int digits = text.endsWith(".0") ? text.length() - 2 : text.length();
    return isPlain(text, digits)
        ? OptionalLong.of(Long.parseLong(text, 0, digits, 10))
        : parsed(text);
  }

  /* As nearly all are written; what is not is read by a way that takes ten times as long. */
  private static boolean isPlain(String text, int digits) {
    boolean plain = digits > 0 && digits <= MAX_PLAIN_DIGITS;
    for (int i = 0; plain && i < digits; i++) {
      plain = text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    return plain;
  }

  private static OptionalLong parsed(String text) {
    try {
      return whole(new BigDecimal(text));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }
}
