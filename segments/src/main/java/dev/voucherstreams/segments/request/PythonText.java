package dev.voucherstreams.segments.request;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes a JSON value as Python's {@code str()} does, because error messages show values that way:
 * {@code None}, {@code True}, {@code 1e+16}, {@code ['a', 1]}.
 */
final class PythonText {
  /* Outside of these powers of ten Python writes an exponent. */
  private static final int MIN_PLAIN = -4;
  private static final int MAX_PLAIN = 15;

  private PythonText() {}

  static String of(@Nullable Object value) {
    return value instanceof String text ? text : nested(value);
  }

  private static String nested(@Nullable Object value) {
    if (value == null) {
      return "None";
    } else if (value instanceof String text) {
      return quoted(text);
    } else if (value instanceof Boolean flag) {
      return flag ? "True" : "False";
    } else if (value instanceof List<?> list) {
      return list.stream().map(PythonText::nested).collect(Collectors.joining(", ", "[", "]"));
    } else if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> nested(entry.getKey()) + ": " + nested(entry.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    boolean fraction = value instanceof Double || value instanceof BigDecimal;
    return fraction ? fraction(((Number) value).doubleValue()) : value.toString();
  }

  private static String quoted(String text) {
    char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
    String escaped =
        text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t");
    return quote + (quote == '\'' ? escaped.replace("'", "\\'") : escaped) + quote;
  }

  private static String fraction(double number) {
    if (Double.isNaN(number)) {
      return "nan";
    } else if (Double.isInfinite(number)) {
      return number > 0 ? "inf" : "-inf";
    } else if (number == 0) {
      return 1 / number > 0 ? "0.0" : "-0.0";
    }
    BigDecimal decimal = new BigDecimal(Double.toString(number)).stripTrailingZeros();
    int exponent = decimal.precision() - decimal.scale() - 1;
    if (exponent < MIN_PLAIN || exponent > MAX_PLAIN) {
      String digits = decimal.movePointLeft(exponent).stripTrailingZeros().toPlainString();
      return "%se%+03d".formatted(digits, exponent);
    }
    return decimal.scale() > 0 ? decimal.toPlainString() : decimal.toPlainString() + ".0";
  }
}
