package dev.voucherstreams.segments.request;

import java.math.BigInteger;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes a JSON value as Python's {@code str()} does, because error messages show values that way:
 * {@code None}, {@code True}, {@code 1e+16}, {@code ['a', 1]}. Of a list or an object it writes the
 * first {@value #LONGEST} characters and an ellipsis: nobody reads more, and a message takes no
 * longer than its request.
 */
final class PythonText {
  private static final int LONGEST = 200;

  private final StringBuilder text = new StringBuilder();

  private PythonText() {}

  static String of(@Nullable Object value) {
    if (value instanceof String text) {
      return text;
    }
    PythonText writer = new PythonText();
    writer.nested(value);
    boolean tooLong = writer.isFull() && (value instanceof List || value instanceof Map);
    return tooLong ? writer.text.substring(0, LONGEST) + "…" : writer.text.toString();
  }

  private boolean isFull() {
    return text.length() > LONGEST;
  }

  private void nested(@Nullable Object value) {
    if (value == null) {
      text.append("None");
    } else if (value instanceof String string) {
      quoted(string);
    } else if (value instanceof Boolean flag) {
      text.append(flag ? "True" : "False");
    } else if (value instanceof List<?> list) {
      enclosed('[', list, this::nested, ']');
    } else if (value instanceof Map<?, ?> map) {
      enclosed('{', map.entrySet(), this::entry, '}');
    } else if (value instanceof Number number && !isInteger(number)) {
      text.append(PythonFloat.text(number.doubleValue()));
    } else {
      text.append(value);
    }
  }

  private static boolean isInteger(Number number) {
    return number instanceof Integer || number instanceof Long || number instanceof BigInteger;
  }

  private <T extends @Nullable Object> void enclosed(
      char begin, Iterable<T> parts, Consumer<T> write, char end) {
    text.append(begin);
    String separator = "";
    for (Iterator<T> rest = parts.iterator(); rest.hasNext() && !isFull(); separator = ", ") {
      text.append(separator);
      write.accept(rest.next());
    }
    text.append(end);
  }

  private void entry(Map.Entry<?, ?> entry) {
    nested(entry.getKey());
    text.append(": ");
    nested(entry.getValue());
  }

  private void quoted(String string) {
    char quote = string.indexOf('\'') >= 0 && string.indexOf('"') < 0 ? '"' : '\'';
    text.append(quote);
    string
        .codePoints()
        .limit(LONGEST)
        .forEach(
            point -> {
              if (point == quote || point == '\\') {
                text.append('\\').appendCodePoint(point);
              } else {
                plainOrEscaped(point);
              }
            });
    text.append(quote);
  }

  private void plainOrEscaped(int point) {
    switch (point) {
      case '\n' -> text.append("\\n");
      case '\r' -> text.append("\\r");
      case '\t' -> text.append("\\t");
      default -> {
        if (isPrintable(point)) {
          text.appendCodePoint(point);
        } else {
          text.append(escape(point).formatted(point));
        }
      }
    }
  }

  private static String escape(int point) {
    if (point <= 0xff) {
      return "\\x%02x";
    }
    return point <= 0xffff ? "\\u%04x" : "\\U%08x";
  }

  private static boolean isPrintable(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.SPACE_SEPARATOR -> point == ' ';
      default -> true;
    };
  }
}
