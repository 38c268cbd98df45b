package dev.voucherstreams.avroserde;

import java.util.IdentityHashMap;
import java.util.List;
import org.apache.avro.Schema;

/**
 * How large a schema is once each use of a named type is written out, which is what Avro does to
 * read. A few lines can name a type that names another twice, which names a third twice, and so on:
 * a record of no bytes that takes years.
 */
final class SchemaSize {

  private final IdentityHashMap<Schema, Long> known = new IdentityHashMap<>();

  private SchemaSize() {}

  /** Returns how many types there are, at most {@link Long#MAX_VALUE}. */
  static long of(Schema schema) {
    return new SchemaSize().size(schema);
  }

  private long size(Schema schema) {
    Long size = known.get(schema);
    if (size == null) {
      known.put(schema, 1L); // within itself it takes bytes to go on, and these are few
      size = parts(schema).stream().mapToLong(this::size).reduce(1L, SchemaSize::add);
      known.put(schema, size);
    }
    return size;
  }

  private static long add(long one, long other) {
    long sum = one + other;
    return sum < 0 ? Long.MAX_VALUE : sum;
  }

  private static List<Schema> parts(Schema schema) {
    return switch (schema.getType()) {
      case RECORD -> schema.getFields().stream().map(Schema.Field::schema).toList();
      case UNION -> schema.getTypes();
      case ARRAY -> List.of(schema.getElementType());
      case MAP -> List.of(schema.getValueType());
      default -> List.of();
    };
  }
}
