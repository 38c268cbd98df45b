package dev.voucherstreams.gateway.http;

import dev.voucherstreams.schemas.json.RequestJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** JSON as the contract has it, see {@link RequestJson}. */
public final class Json {
  private final JsonMapper mapper;
  private final ObjectReader reader;

  /** For texts up to this length, so that no number in them can be longer. */
  public Json(int maxBytes) {
    mapper = RequestJson.mapper(maxBytes).build();
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

  /* A String rather than bytes: an echoed half of a surrogate pair becomes a '?' when it is encoded,
   * where Jackson's own UTF-8 writer would fail. */
  String write(Object value) {
    return mapper.writeValueAsString(value);
  }
}
