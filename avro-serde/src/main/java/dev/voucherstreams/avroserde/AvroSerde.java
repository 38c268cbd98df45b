package dev.voucherstreams.avroserde;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;

/**
 * {@link AvroSerializer} and {@link AvroDeserializer} as one, for Kafka Streams.
 *
 * @param <T> the type of the records
 */
public final class AvroSerde<T extends SpecificRecord> extends Serdes.WrapperSerde<T> {

  /** Reads each record as the class that has the name of its schema. */
  public AvroSerde() {
    super(new AvroSerializer<>(), new AvroDeserializer<>());
  }

  /** Reads every record as this class. */
  public AvroSerde(Class<T> type) {
    super(new AvroSerializer<>(), new AvroDeserializer<>(type));
  }
}
