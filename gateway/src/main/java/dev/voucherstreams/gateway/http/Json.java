package dev.voucherstreams.gateway.http;

import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON as the contract has it: reads what Python's parser reads, NaN and integers of any length
 * included, and writes snake_case names in the order of declaration.
 */
public final class Json {
  private final JsonMapper mapper;
  private final ObjectReader reader;

  /** For texts up to this length, so that no number in them can be longer. */
  public Json(int maxBytes) {
    StreamReadConstraints constraints =
        StreamReadConstraints.builder().maxNumberLength(maxBytes).build();
    mapper =
        JsonMapper.builder(JsonFactory.builder().streamReadConstraints(constraints).build())
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();
    reader = mapper.readerFor(Object.class);
  }

  /**
   * The value as maps, lists, strings, numbers, booleans and null.
   *
   * @throws JacksonException if the bytes are no JSON
   */
  Object read(byte[] bytes) {
    return reader.readValue(bytes);
  }

  /* By way of a String: an echoed half of a surrogate pair becomes a '?', where Jackson's own UTF-8
   * writer would fail. */
  byte[] write(Object value) {
    return mapper.writeValueAsString(value).getBytes(StandardCharsets.UTF_8);
  }
}
