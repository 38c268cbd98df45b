package dev.voucherstreams.gateway.http.python;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON as Python's {@code json.loads} does, after its documentation: integers of any length
 * up to 4,300 digits, NaN and infinities, the last of fields with one name.
 */
final class PythonJson {
  private static final int LONGEST_INTEGER = 4_300;
  private static final Pattern NUMBER =
      Pattern.compile("(-?(?:0|[1-9][0-9]*))(\\.[0-9]+)?([eE][-+]?[0-9]+)?");
  private static final Map<String, Object> WORDS =
      Map.of(
          "true", true,
          "false", false,
          "NaN", Double.NaN,
          "Infinity", Double.POSITIVE_INFINITY,
          "-Infinity", Double.NEGATIVE_INFINITY);

  private final String text;
  private int at;
  private int depth;

  private PythonJson(String text) {
    this.text = text;
  }

  /** It is no JSON: Python says at which character. */
  static final class NotJson extends Exception {
    private static final long serialVersionUID = 1L;
  }

  /** Something else went wrong, which the service answers 400. */
  static final class Failed extends Exception {
    private static final long serialVersionUID = 1L;

    Failed(String why) {
      super(why);
    }
  }

  static @Nullable Object read(byte[] bytes) throws NotJson, Failed {
    PythonJson json = new PythonJson(decoded(bytes));
    Object value = json.value();
    json.skipBlanks();
    if (json.at < json.text.length()) {
      throw new NotJson();
    }
    return value;
  }

  private static String decoded(byte[] bytes) throws Failed {
    try {
      String text =
          Charset.forName(charset(bytes)).newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new Failed("no text");
    }
  }

  private static String charset(byte[] bytes) {
    boolean four = bytes.length >= 4;
    if (starts(bytes, 0xff, 0xfe, 0, 0) || starts(bytes, 0, 0, 0xfe, 0xff)) {
      return "UTF-32";
    } else if (starts(bytes, 0xff, 0xfe) || starts(bytes, 0xfe, 0xff)) {
      return "UTF-16";
    } else if (four && bytes[0] == 0) {
      return bytes[1] == 0 ? "UTF-32BE" : "UTF-16BE";
    } else if (four && bytes[1] == 0) {
      return bytes[2] == 0 && bytes[3] == 0 ? "UTF-32LE" : "UTF-16LE";
    } else if (bytes.length == 2 && bytes[0] == 0) {
      return "UTF-16BE";
    }
    return bytes.length == 2 && bytes[1] == 0 ? "UTF-16LE" : "UTF-8";
  }

  private static boolean starts(byte[] bytes, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xff) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private void skipBlanks() {
    while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private boolean takes(char expected) {
    skipBlanks();
    boolean there = at < text.length() && text.charAt(at) == expected;
    at += there ? 1 : 0;
    return there;
  }

  private @Nullable Object value() throws NotJson, Failed {
    if (++depth > 500) {
      throw new Failed("deep");
    }
    Object value = anyValue();
    depth--;
    return value;
  }

  private @Nullable Object anyValue() throws NotJson, Failed {
    if (takes('{')) {
      return object();
    } else if (takes('[')) {
      return list();
    } else if (takes('"')) {
      return string();
    } else if (text.startsWith("null", at)) {
      at += 4;
      return null;
    }
    for (Map.Entry<String, Object> word : WORDS.entrySet()) {
      if (text.startsWith(word.getKey(), at)) {
        at += word.getKey().length();
        return word.getValue();
      }
    }
    return number();
  }

  private Object number() throws NotJson, Failed {
    Matcher number = NUMBER.matcher(text).region(at, text.length());
    if (!number.lookingAt()) {
      throw new NotJson();
    }
    at = number.end();
    if (number.group(2) != null || number.group(3) != null) {
      return Double.valueOf(number.group());
    }
    if (number.group().replace("-", "").length() > LONGEST_INTEGER) {
      throw new Failed("long integer");
    }
    return new BigInteger(number.group());
  }

  private List<Object> list() throws NotJson, Failed {
    List<Object> values = new ArrayList<>();
    if (takes(']')) {
      return values;
    }
    do {
      values.add(value());
    } while (takes(','));
    require(']');
    return values;
  }

  private Map<String, Object> object() throws NotJson, Failed {
    Map<String, Object> fields = new LinkedHashMap<>();
    if (takes('}')) {
      return fields;
    }
    do {
      require('"');
      String name = string();
      require(':');
      fields.put(name, value());
    } while (takes(','));
    require('}');
    return fields;
  }

  private void require(char expected) throws NotJson {
    if (!takes(expected)) {
      throw new NotJson();
    }
  }

  private String string() throws NotJson {
    StringBuilder string = new StringBuilder();
    while (true) {
      char next = next();
      if (next == '"') {
        return string.toString();
      } else if (next < ' ') {
        throw new NotJson();
      }
      string.append(next == '\\' ? escaped() : next);
    }
  }

  private char escaped() throws NotJson {
    char next = next();
    int plain = "\"\\/bfnrt".indexOf(next);
    if (plain >= 0) {
      return "\"\\/\b\f\n\r\t".charAt(plain);
    }
    if (next != 'u' || !text.substring(at).matches("(?s)[0-9a-fA-F]{4}.*")) {
      throw new NotJson();
    }
    at += 4;
    return (char) Integer.parseInt(text.substring(at - 4, at), 16);
  }

  private char next() throws NotJson {
    if (at >= text.length()) {
      throw new NotJson();
    }
    return text.charAt(at++);
  }
}
