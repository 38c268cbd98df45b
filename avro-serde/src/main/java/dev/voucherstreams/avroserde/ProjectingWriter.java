package dev.voucherstreams.avroserde;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.Encoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificRecord;

/**
 * Writes records with a schema other than their own, as a reader with that schema would see them:
 * fields that it lacks are left out, those that it has more get their defaults. Avro's own writers
 * go by the position of a field and would mix the fields up.
 */
final class ProjectingWriter implements DatumWriter<SpecificRecord> {

  private final DatumWriter<SpecificRecord> ownWriter;
  private final Schema own;
  private Schema target;

  /**
   * @param ownWriter writes with the records' own schema
   */
  ProjectingWriter(DatumWriter<SpecificRecord> ownWriter, Schema own, Schema target) {
    this.ownWriter = ownWriter;
    this.own = own;
    this.target = target;
  }

  @Override
  public void setSchema(Schema schema) {
    target = schema;
  }

  @Override
  public void write(SpecificRecord record, Encoder out) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    ownWriter.write(record, encoder);
    encoder.flush();
    GenericRecord projected =
        new GenericDatumReader<GenericRecord>(own, target)
            .read(null, DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null));
    new GenericDatumWriter<GenericRecord>(target).write(projected, out);
  }
}
