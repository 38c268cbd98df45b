package dev.voucherstreams.avroserde;

import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/** Which reader reads the records of a writer's schema. */
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
  static <T extends SpecificRecord> BytesReader<T> reader(Schema written, @Nullable Class<T> type) {
    Class<?> readAs = type == null ? named(written) : type;
    SpecificData model = SpecificData.getForClass(readAs);
    Schema own = model.getSchema(readAs);
    IdentityHashMap<Schema, EpochUnit> units = Meaning.units(written, own);
    return units.isEmpty()
        ? inOurUnits(written, own, readAs, model)
        : new AvroReader<>(new ConvertingReader<>(written, own, model, units));
  }

  @SuppressWarnings("unchecked")
  private static <T extends SpecificRecord> BytesReader<T> inOurUnits(
      Schema written, Schema own, Class<?> readAs, SpecificData model) {
    BytesReader<T> avro = new AvroReader<>((DatumReader<T>) model.createDatumReader(written, own));
    Supplier<T> newRecord = () -> (T) SpecificData.newInstance(readAs, own);
    return FlatField.all(own, model)
        .filter(fields -> AvroSerializer.sameBytes(own, written))
        .<BytesReader<T>>map(fields -> new FlatReader<>(newRecord, fields, avro))
        .orElse(avro);
  }

  private static Class<?> named(Schema written) {
    Class<?> found = SpecificData.get().getClass(written);
    if (found == null || !SpecificRecord.class.isAssignableFrom(found)) {
      throw new SerializationException("no class on the class path for " + written.getFullName());
    }
    return found;
  }

  /** Reads records as Avro does. */
  static final class AvroReader<T> implements BytesReader<T> {

    private final DatumReader<T> reader;
    private @Nullable BinaryDecoder decoder;

    AvroReader(DatumReader<T> reader) {
      this.reader = reader;
    }

    @Override
    public T read(byte[] bytes, int from, int end) throws IOException {
      decoder = DecoderFactory.get().binaryDecoder(bytes, from, end - from, decoder);
      return reader.read(null, decoder);
    }
  }
}
