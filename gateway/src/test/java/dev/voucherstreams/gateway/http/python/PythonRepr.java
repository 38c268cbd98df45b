package dev.voucherstreams.gateway.http.python;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Python's {@code str()} and {@code repr()} of what JSON can hold. */
final class PythonRepr {

  private PythonRepr() {}

  static String str(@Nullable Object value) {
    return value instanceof String text ? text : repr(value);
  }

  private static String repr(@Nullable Object value) {
    if (value == null) {
      return "None";
    } else if (value instanceof Boolean flag) {
      return flag ? "True" : "False";
    } else if (value instanceof Double number) {
      return floating(number);
    } else if (value instanceof String text) {
      return repr(text);
    } else if (value instanceof List<?> list) {
      return list.stream().map(PythonRepr::repr).collect(Collectors.joining(", ", "[", "]"));
    } else if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(field -> repr(field.getKey()) + ": " + repr(field.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    return value.toString();
  }

  private static String floating(double number) {
    if (Double.isNaN(number)) {
      return "nan";
    } else if (Double.isInfinite(number)) {
      return number < 0 ? "-inf" : "inf";
    }
    String scientific = scientific(Math.abs(number));
    String sign = number < 0 || 1 / number < 0 ? "-" : "";
    int e = scientific.indexOf('e');
    BigDecimal mantissa = new BigDecimal(scientific.substring(0, e)).stripTrailingZeros();
    int exponent = Integer.parseInt(scientific.substring(e + 1));
    if (exponent < -4 || exponent >= 16) {
      return sign + mantissa.toPlainString() + String.format(Locale.ROOT, "e%+03d", exponent);
    }
    String plain = mantissa.scaleByPowerOfTen(exponent).toPlainString();
    return sign + (plain.contains(".") ? plain : plain + ".0");
  }

  /* With as few digits as are read as the same number again. */
  private static String scientific(double number) {
    for (int precision = 0; ; precision++) {
      String text = String.format(Locale.ROOT, "%." + precision + "e", new BigDecimal(number));
      if (Double.parseDouble(text) == number) {
        return text;
      }
    }
  }

  private static String repr(String text) {
    String quote = text.contains("'") && !text.contains("\"") ? "\"" : "'";
    return text.codePoints()
        .mapToObj(point -> shown(point, quote))
        .collect(Collectors.joining("", quote, quote));
  }

  private static String shown(int point, String quote) {
    String self = Character.toString(point);
    if (self.equals(quote) || point == '\\') {
      return "\\" + self;
    }
    return switch (point) {
      case '\t' -> "\\t";
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case ' ' -> " ";
      default -> self.matches("[\\p{C}\\p{Z}]") ? escaped(point) : self;
    };
  }

  private static String escaped(int point) {
    String hex = Integer.toHexString(point);
    if (point < 0x100) {
      return "\\x" + "0".repeat(2 - hex.length()) + hex;
    }
    return point < 0x10000
        ? "\\u" + "0".repeat(4 - hex.length()) + hex
        : "\\U" + "0".repeat(8 - hex.length()) + hex;
  }
}
