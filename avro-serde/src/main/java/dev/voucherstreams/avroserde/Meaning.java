package dev.voucherstreams.avroserde;

import java.util.Collections;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.LogicalType;
import org.apache.avro.Resolver;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.SerializationException;

/**
 * What the numbers of one schema mean in another. Avro reads a long as a long, whatever their
 * logical types say: milliseconds of one as microseconds of the other.
 */
final class Meaning {

  private static final String TIME = "timestamp-micros";

  /* What makes another number of a number; other logical types only tell more about a value. */
  private static final Set<String> OTHERS =
      Set.of("time-millis", "time-micros", "decimal", "big-decimal", "duration");

  private static final Set<Schema.Type> NUMBERS =
      EnumSet.of(Schema.Type.INT, Schema.Type.LONG, Schema.Type.BYTES, Schema.Type.FIXED);

  private final IdentityHashMap<Schema, EpochUnit> units = new IdentityHashMap<>();
  private final Set<Resolver.Action> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private Meaning() {}

  /**
   * Returns in which unit the writer has each time that the reader has in microseconds, by the
   * identity of the part of the reader's schema; empty if they agree.
   *
   * @throws SerializationException if a number of the one can't be told in the other
   */
  static IdentityHashMap<Schema, EpochUnit> units(Schema writer, Schema reader) {
    Meaning meaning = new Meaning();
    meaning.visit("", Resolver.resolve(writer, reader));
    boolean agree = meaning.units.values().stream().allMatch(EpochUnit.MICROS::equals);
    return agree ? new IdentityHashMap<>() : meaning.units;
  }

  private void visit(String path, Resolver.Action action) {
    if (!seen.add(action)) {
      return;
    }
    if (action instanceof Resolver.RecordAdjust record) {
      visitFields(path, record);
    } else if (action instanceof Resolver.WriterUnion union) {
      for (Resolver.Action branch : union.actions) {
        visit(path, branch);
      }
    } else if (action instanceof Resolver.ReaderUnion union) {
      visit(path, union.actualAction);
    } else if (action instanceof Resolver.Container container) {
      visit(path + "[]", container.elementAction);
    } else if (!(action instanceof Resolver.Skip)) {
      compare(path, action.writer, action.reader);
    }
  }

  private void visitFields(String path, Resolver.RecordAdjust record) {
    for (Schema.Field field : record.writer.getFields()) {
      String name = path.isEmpty() ? field.name() : path + "." + field.name();
      visit(name, record.fieldActions[field.pos()]);
    }
  }

  private void compare(String path, Schema writer, Schema reader) {
    Optional<String> written = meaning(writer);
    Optional<String> read = meaning(reader);
    if (read.filter(TIME::equals).isPresent()) {
      EpochUnit unit =
          written.flatMap(EpochUnit::of).orElseThrow(() -> differs(path, writer, reader));
      EpochUnit other = units.putIfAbsent(reader, unit);
      if (other != null && other != unit) {
        throw differs(path, writer, reader);
      }
    } else if (!written.equals(read)) {
      throw differs(path, writer, reader);
    }
  }

  private static Optional<String> meaning(Schema schema) {
    return NUMBERS.contains(schema.getType())
        ? name(schema).filter(Meaning::isKnown)
        : Optional.empty();
  }

  private static Optional<String> name(Schema schema) {
    return Optional.ofNullable(schema.getProp(LogicalType.LOGICAL_TYPE_PROP))
        .or(() -> Optional.ofNullable(schema.getProp("connect.name")));
  }

  private static boolean isKnown(String name) {
    return EpochUnit.of(name).isPresent()
        || OTHERS.contains(name)
        || name.startsWith("io.debezium.time.");
  }

  private static SerializationException differs(String path, Schema writer, Schema reader) {
    return new SerializationException(
        "%s: the writer's schema has %s, the reader's %s"
            .formatted(path.isEmpty() ? "the record" : path, shown(writer), shown(reader)));
  }

  private static String shown(Schema schema) {
    if (schema.isUnion()) {
      return schema.getTypes().stream().map(Meaning::shown).collect(Collectors.joining(" or "));
    }
    String type = schema.getType().getName();
    return name(schema).map(name -> type + " as " + name).orElse("plain " + type);
  }
}
