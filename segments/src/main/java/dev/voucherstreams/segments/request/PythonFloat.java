package dev.voucherstreams.segments.request;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Writes a number with a fraction as Python's {@code repr()} does: {@code 1.0}, {@code 1e-05}. */
final class PythonFloat {
  /* Outside of these powers of ten Python writes an exponent. */
  private static final int MIN_PLAIN = -4;
  private static final int MAX_PLAIN = 15;

  private PythonFloat() {}

  static String text(double number) {
    if (Double.isNaN(number)) {
      return "nan";
    } else if (Double.isInfinite(number)) {
      return number > 0 ? "inf" : "-inf";
    } else if (number == 0) {
      return 1 / number > 0 ? "0.0" : "-0.0";
    }
    BigDecimal decimal = shortest(number).stripTrailingZeros();
    int exponent = decimal.precision() - decimal.scale() - 1;
    if (exponent < MIN_PLAIN || exponent > MAX_PLAIN) {
      String digits = decimal.movePointLeft(exponent).stripTrailingZeros().toPlainString();
      return "%se%+03d".formatted(digits, exponent);
    }
    return decimal.scale() > 0 ? decimal.toPlainString() : decimal.toPlainString() + ".0";
  }

  /* The fewest digits that are read as this number again, and of those the nearest to it. Before
   * JDK 19 Double.toString has a digit too many at times. */
  private static BigDecimal shortest(double number) {
    BigDecimal exact = new BigDecimal(number);
    int digits = new BigDecimal(Double.toString(number)).stripTrailingZeros().precision();
    while (digits > 1 && nearest(exact, digits - 1, number).doubleValue() == number) {
      digits--;
    }
    return nearest(exact, digits, number);
  }

  /* Next to a power of two it may be the farther neighbour that is read as this number. */
  private static BigDecimal nearest(BigDecimal exact, int digits, double number) {
    BigDecimal nearest = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
    if (nearest.doubleValue() == number) {
      return nearest;
    }
    BigDecimal up = exact.round(new MathContext(digits, RoundingMode.UP));
    return up.doubleValue() == number
        ? up
        : exact.round(new MathContext(digits, RoundingMode.DOWN));
  }
}
