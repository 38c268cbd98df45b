package dev.voucherstreams.history.formats;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.voucherstreams.history.Cell;
import dev.voucherstreams.history.Column;
import dev.voucherstreams.history.Excerpt;
import dev.voucherstreams.history.Row;
import java.io.IOException;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes a row of a line that should be one JSON object. */
final class JsonRowParser {

  /* Enough for a message; more would add up if every row had names of its own. */
  private static final int MAX_OTHER_NAMES = 100;

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /* Python writes NaN into JSON. */
  private final JsonFactory json =
      JsonFactory.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  private final Set<String> namesSeen = new LinkedHashSet<>();

  /** The names of the columns that were in any object so far, and of some other members. */
  Set<String> namesSeen() {
    return Collections.unmodifiableSet(namesSeen);
  }

  Row parse(long number, String line) {
    String text = line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line;
    try (JsonParser parser = json.createParser(text)) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        Map<Column, Cell> cells = cells(parser);
        if (parser.nextToken() == null) {
          return new Row.Cells(number, cells);
        }
      }
      return new Row.Broken(number, "it is not one JSON object", line);
    } catch (JsonProcessingException e) {
      String reason = "it is not a JSON object: " + Excerpt.of(e.getOriginalMessage());
      return new Row.Broken(number, reason, line);
    } catch (IOException e) {
      throw new IllegalStateException("reading from a string failed", e);
    }
  }

  private Map<Column, Cell> cells(JsonParser parser) throws IOException {
    Map<Column, Cell> cells = new EnumMap<>(Column.class);
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      Optional<Column> column = Column.named(name);
      if (column.isPresent() || namesSeen.size() < MAX_OTHER_NAMES) {
        namesSeen.add(name);
      }
      if (column.isPresent()) {
        put(cells, column.get(), name, cell(parser));
      }
      parser.skipChildren();
    }
    return cells;
  }

  /* A name that is exactly right goes before one in another case. */
  private static void put(Map<Column, Cell> cells, Column column, String name, Cell cell) {
    if (name.equals(column.columnName())) {
      cells.put(column, cell);
    } else {
      cells.putIfAbsent(column, cell);
    }
  }

  private static Cell cell(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case VALUE_NULL -> Cell.ABSENT;
      case VALUE_NUMBER_INT -> whole(parser);
      case VALUE_NUMBER_FLOAT -> fraction(parser);
      case START_OBJECT -> new Cell.Text("{...}");
      case START_ARRAY -> new Cell.Text("[...]");
      default -> Cell.ofText(parser.getText());
    };
  }

  private static Cell whole(JsonParser parser) throws IOException {
    return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
        ? new Cell.Exact(parser.getDecimalValue())
        : new Cell.Whole(parser.getLongValue());
  }

  private static Cell fraction(JsonParser parser) throws IOException {
    try {
      return parser.isNaN()
          ? Cell.ofReal(parser.getDoubleValue())
          : new Cell.Exact(parser.getDecimalValue());
    } catch (NumberFormatException e) {
      return new Cell.Text(parser.getText()); // Beyond the exponents of Java: to be rejected.
    }
  }
}
