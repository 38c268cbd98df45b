package dev.voucherstreams.avroserde;

import java.util.IdentityHashMap;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumReader;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/** Which of Avro's readers reads the records of a writer's schema. */
final class ReaderChoice {

  private ReaderChoice() {}

  /**
   * Returns a reader for one thread.
   *
   * @param type what is read, null for the class that has the name of the schema
   * @throws SerializationException if there is no such class, or if the writer's numbers mean
   *     something else than ours
   * @throws RuntimeException if Avro can't make anything of the schema
   */
  @SuppressWarnings("unchecked")
  static <T extends SpecificRecord> DatumReader<T> reader(Schema written, @Nullable Class<T> type) {
    Class<?> readAs = type == null ? named(written) : type;
    SpecificData model = SpecificData.getForClass(readAs);
    Schema own = model.getSchema(readAs);
    IdentityHashMap<Schema, EpochUnit> units = Meaning.units(written, own);
    return units.isEmpty()
        ? (DatumReader<T>) model.createDatumReader(written, own)
        : new ConvertingReader<>(written, own, model, units);
  }

  private static Class<?> named(Schema written) {
    Class<?> found = SpecificData.get().getClass(written);
    if (found == null || !SpecificRecord.class.isAssignableFrom(found)) {
      throw new SerializationException("no class on the class path for " + written.getFullName());
    }
    return found;
  }
}
