package dev.voucherstreams.avroserde;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes Avro records in the Confluent wire format, the schema's id before the record. The registry
 * is asked once for each schema and topic; then an outage of the registry goes unnoticed. Safe for
 * use by several threads.
 *
 * @param <T> the type of the records
 */
public final class AvroSerializer<T extends SpecificRecord> implements Serializer<T> {

  static {
    GeneratedClasses.trust();
  }

  private static final int INITIAL_BYTES = 256;
  private static final byte[] ROOM_FOR_PREFIX = new byte[WireFormat.PREFIX_BYTES];

  private final Map<Target, Encoding> encodings = new ConcurrentHashMap<>();
  private final ThreadLocal<Buffer> buffers = ThreadLocal.withInitial(Buffer::new);
  private @Nullable SchemaChoice choice;
  private SubjectNaming naming = SubjectNaming.TOPIC;
  private String idHeader = WireFormat.header(false);
  private boolean isKey;

  /* The last one used: with one topic and type, as is usual, no key has to be built for the map. */
  private volatile @Nullable Encoding recent;

  private record Target(String topic, Schema schema) {}

  private record Encoding(Target target, int schemaId, DatumWriter<SpecificRecord> writer) {}

  private static final class Buffer {
    final ByteArrayOutputStream bytes = new ByteArrayOutputStream(INITIAL_BYTES);
    final BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
  }

  /*
   * Nearly every union is that of an optional field. Avro finds the branch by the name of the value's
   * type, which took a third of the time that it writes.
   */
  private static final class OptionalsWriter extends SpecificDatumWriter<SpecificRecord> {

    OptionalsWriter(Schema schema) {
      super(schema, SpecificData.getForSchema(schema));
    }

    @Override
    protected int resolveUnion(Schema union, @Nullable Object datum) {
      if (FlatField.isOptional(union)) {
        return datum == null ? 0 : 1;
      }
      return super.resolveUnion(union, datum);
    }
  }

  @Override
  public void configure(Map<String, ?> configs, boolean key) {
    AvroSerdeConfig config = new AvroSerdeConfig(configs);
    choice = new SchemaChoice(new SchemaRegistryClient(config), config);
    naming = config.naming(key);
    isKey = key;
    idHeader = WireFormat.header(key);
  }

  /**
   * @throws SerializationException if the registry refuses the schema
   * @throws SchemaRegistryUnavailableException if there is no registry
   */
  @Override
  public byte @Nullable [] serialize(String topic, @Nullable T data) {
    return data == null ? null : write(encoding(topic, data.getSchema()), data);
  }

  /**
   * Writes as {@link #serialize(String, Object)} does. A header with a schema's id, as a record has
   * that is made of another, would speak of another schema and is removed.
   */
  @Override
  public byte @Nullable [] serialize(String topic, Headers headers, @Nullable T data) {
    if (headers.lastHeader(idHeader) != null) {
      headers.remove(idHeader);
    }
    return serialize(topic, data);
  }

  private byte[] write(Encoding encoding, T data) {
    Buffer buffer = buffers.get();
    buffer.bytes.reset();
    buffer.bytes.writeBytes(ROOM_FOR_PREFIX);
    try {
      encoding.writer.write(data, buffer.encoder);
      buffer.encoder.flush();
      byte[] record = buffer.bytes.toByteArray();
      WireFormat.writePrefix(encoding.schemaId, record);
      return record;
    } catch (IOException | RuntimeException e) {
      // What the encoder still holds of this record must not end up in the next one.
      buffers.remove();
      throw new SerializationException(
          "can't write a %s: %s".formatted(data.getSchema().getFullName(), e.getMessage()), e);
    }
  }

  private Encoding encoding(String topic, Schema schema) {
    Encoding last = recent;
    if (last != null && last.target.schema.equals(schema) && last.target.topic.equals(topic)) {
      return last;
    }
    Encoding found = knownOrNew(new Target(topic, schema));
    recent = found;
    return found;
  }

  /* Not under a lock of the map: whoever waited for that could not even be interrupted. */
  private Encoding knownOrNew(Target target) {
    Encoding known = encodings.get(target);
    if (known != null) {
      return known;
    }
    Encoding made = newEncoding(target);
    encodings.put(target, made);
    return made;
  }

  private Encoding newEncoding(Target target) {
    if (choice == null) {
      throw new IllegalStateException("configure() has not been called");
    }
    String subject = naming.subject(target.topic, isKey, target.schema);
    SchemaRegistryClient.Registered registered = choice.choose(subject, target.schema);
    DatumWriter<SpecificRecord> writer = writer(target.schema, registered.schema());
    return new Encoding(target, registered.id(), writer);
  }

  private static DatumWriter<SpecificRecord> writer(Schema own, Schema registered) {
    DatumWriter<SpecificRecord> writer = new OptionalsWriter(own);
    return sameBytes(own, registered) ? writer : new ProjectingWriter(writer, own, registered);
  }

  /* The canonical form is a schema without what doesn't show in a record's bytes, such as docs. */
  static boolean sameBytes(Schema own, Schema registered) {
    return SchemaNormalization.toParsingForm(own)
        .equals(SchemaNormalization.toParsingForm(registered));
  }
}
