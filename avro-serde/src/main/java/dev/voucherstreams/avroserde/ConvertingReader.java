package dev.voucherstreams.avroserde;

import java.io.IOException;
import java.util.IdentityHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.io.ResolvingDecoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;

/**
 * Reads times in the units that their writer counts them in.
 *
 * @param <T> the type of the records
 */
final class ConvertingReader<T> extends SpecificDatumReader<T> {

  private final IdentityHashMap<Schema, EpochUnit> units;

  /**
   * @param units of those parts of our own schema, by identity, that the writer has in others
   */
  ConvertingReader(
      Schema written, Schema own, SpecificData model, IdentityHashMap<Schema, EpochUnit> units) {
    super(written, own, withoutFastReader(model));
    this.units = units;
  }

  /* Avro's fast reader goes its own way, past the method below. */
  private static SpecificData withoutFastReader(SpecificData model) {
    SpecificData copy = new SpecificData(model.getClassLoader());
    model.getConversions().forEach(copy::addLogicalTypeConversion);
    copy.setFastReaderEnabled(false);
    return copy;
  }

  @Override
  protected Object readWithoutConversion(Object old, Schema expected, ResolvingDecoder in)
      throws IOException {
    Object value = super.readWithoutConversion(old, expected, in);
    EpochUnit unit = units.get(expected);
    return unit == null ? value : micros((Long) value, unit);
  }

  private static long micros(long time, EpochUnit unit) {
    try {
      return unit.toMicros(time);
    } catch (ArithmeticException e) {
      throw new AvroRuntimeException(time + " as a time in " + unit + " since 1970", e);
    }
  }
}
