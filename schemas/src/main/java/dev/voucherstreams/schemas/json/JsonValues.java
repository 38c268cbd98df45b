package dev.voucherstreams.schemas.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/**
 * Reads any JSON as maps, lists, strings, numbers, booleans and null, at a cost that grows with its
 * length: an integer of more than {@value #LONGEST_INTEGER} characters, which would be read in
 * quadratic time and fits in no field, is an infinity.
 */
final class JsonValues extends StdDeserializer<Object> {
  private static final int LONGEST_INTEGER = 1_000;
  private static final Set<String> NAMED_NUMBERS = Set.of("NaN", "Infinity", "-Infinity");

  JsonValues() {
    super(Object.class);
  }

  @Override
  public @Nullable Object deserialize(JsonParser json, DeserializationContext context) {
    return switch (json.currentToken()) {
      case START_OBJECT -> object(json, context);
      case START_ARRAY -> list(json, context);
      case VALUE_NUMBER_INT -> integer(json);
      case VALUE_NUMBER_FLOAT -> fraction(json);
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> json.getString();
    };
  }

  private Map<String, @Nullable Object> object(JsonParser json, DeserializationContext context) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    for (String name = json.nextName(); name != null; name = json.nextName()) {
      json.nextToken();
      fields.put(name, deserialize(json, context));
    }
    return fields;
  }

  private List<@Nullable Object> list(JsonParser json, DeserializationContext context) {
    List<@Nullable Object> values = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      values.add(deserialize(json, context));
    }
    return values;
  }

  private static Number integer(JsonParser json) {
    if (json.getStringLength() <= LONGEST_INTEGER) {
      return json.getNumberValue();
    }
    boolean negative = json.getStringCharacters()[json.getStringOffset()] == '-';
    return negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
  }

  /* Jackson knows more names than Python does, such as +INF. */
  private static Number fraction(JsonParser json) {
    String text = json.getString();
    if (!json.isNaN()) {
      return new JsonFraction(text);
    } else if (NAMED_NUMBERS.contains(text)) {
      return json.getDoubleValue();
    }
    throw new StreamReadException(json, "Unrecognized token '" + text + "'");
  }

  /**
   * A number with a fraction or an exponent, which is read when somebody asks for it: that takes up
   * to some ten microseconds, a text may hold thousands, and nearly all of them are of no use.
   */
  private static final class JsonFraction extends Number {
    private static final long serialVersionUID = 1L;

    private final String text;

    JsonFraction(String text) {
      this.text = text;
    }

    @Override
    public double doubleValue() {
      return Double.parseDouble(text);
    }

    @Override
    public float floatValue() {
      return (float) doubleValue();
    }

    @Override
    public long longValue() {
      return (long) doubleValue();
    }

    @Override
    public int intValue() {
      return (int) doubleValue();
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
