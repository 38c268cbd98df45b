package dev.voucherstreams.avroserde;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Conversion;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/**
 * A field of a record that is a text, a long or a time.
 *
 * @param optional whether it may be null, which then is the first branch of its union
 */
record FlatField(Kind kind, boolean optional) {

  /** What it is. */
  enum Kind {
    TEXT,
    LONG,
    TIME
  }

  /** Returns the fields of a schema; none unless all of them are such. */
  static Optional<List<FlatField>> all(Schema schema, GenericData model) {
    if (schema.getType() != Schema.Type.RECORD) {
      return Optional.empty();
    }
    List<FlatField> fields = new ArrayList<>();
    for (Schema.Field field : schema.getFields()) {
      of(field.schema(), model).ifPresent(fields::add);
    }
    return Optional.of(fields).filter(all -> all.size() == schema.getFields().size());
  }

  private static Optional<FlatField> of(Schema schema, GenericData model) {
    if (!schema.isUnion()) {
      return kind(schema, model).map(kind -> new FlatField(kind, false));
    }
    return isOptional(schema)
        ? kind(schema.getTypes().get(1), model).map(kind -> new FlatField(kind, true))
        : Optional.empty();
  }

  /** Whether a union is that of an optional field: null, or else of one type. */
  static boolean isOptional(Schema union) {
    List<Schema> branches = union.getTypes();
    return branches.size() == 2 && branches.get(0).getType() == Schema.Type.NULL;
  }

  private static Optional<Kind> kind(Schema schema, GenericData model) {
    if (schema.getType() == Schema.Type.LONG) {
      return kindOfLong(schema, model);
    }
    boolean isText =
        schema.getType() == Schema.Type.STRING
            && schema.getLogicalType() == null
            && GenericData.StringType.String.name().equals(schema.getProp(GenericData.STRING_PROP));
    return isText ? Optional.of(Kind.TEXT) : Optional.empty();
  }

  private static Optional<Kind> kindOfLong(Schema schema, GenericData model) {
    if (schema.getLogicalType() == null) {
      return Optional.of(Kind.LONG);
    }
    Conversion<?> conversion = model.getConversionFor(schema.getLogicalType());
    return schema.getLogicalType() instanceof LogicalTypes.TimestampMicros
            && conversion != null
            && conversion.getConvertedType() == Instant.class
        ? Optional.of(Kind.TIME)
        : Optional.empty();
  }
}
