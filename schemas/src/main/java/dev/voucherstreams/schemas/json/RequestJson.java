package dev.voucherstreams.schemas.json;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.core.util.JsonRecyclerPools;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * The JSON of requests and their answers, over HTTP and on topics alike: reads what Python's parser
 * reads, NaN and long integers included, and writes snake_case names in the order of declaration.
 */
public final class RequestJson {

  private RequestJson() {}

  /** Begins a mapper for texts up to this length, so that no number in them can be longer. */
  public static JsonMapper.Builder mapper(int maxBytes) {
    StreamReadConstraints constraints =
        StreamReadConstraints.builder().maxNumberLength(maxBytes).build();
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(constraints)
            .recyclerPool(JsonRecyclerPools.threadLocalPool()) // few threads, and no lock
            .build();
    return JsonMapper.builder(factory)
        .addModule(new SimpleModule("requests").addDeserializer(Object.class, new JsonValues()))
        .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
        .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
  }

  /** Returns the fields of a request, empty if the value is no object. */
  @SuppressWarnings("unchecked") // the keys of a JSON object are strings
  public static Optional<Map<String, @Nullable Object>> fields(@Nullable Object value) {
    if (value instanceof Map<?, ?> object) {
      return Optional.of((Map<String, @Nullable Object>) object);
    }
    /* The Python service makes a dict of it, and an empty list makes an empty dict. */
    boolean emptyList = value instanceof List<?> list && list.isEmpty();
    return emptyList ? Optional.of(Map.of()) : Optional.empty();
  }
}
