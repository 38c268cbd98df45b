package dev.voucherstreams.streamsapp.requests;

import dev.voucherstreams.streamsapp.deadletter.BadRecordException;
import dev.voucherstreams.streamsapp.deadletter.PoisonRecords;
import dev.voucherstreams.streamsapp.deadletter.RecordGuard;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;

/** Reads the requests of one format; what is none is dead-lettered. */
final class ReadProcessor implements FixedKeyProcessor<byte[], byte[], Request> {

  private final RequestReader reader;
  private final PoisonRecords poison;
  private final RequestMeters meters;

  private FixedKeyProcessorContext<byte[], Request> context;
  private RecordGuard guard;

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
  ReadProcessor(RequestReader reader, PoisonRecords poison, RequestMeters meters) {
    this.reader = reader;
    this.poison = poison;
    this.meters = meters;
  }

  @Override
  public void init(FixedKeyProcessorContext<byte[], Request> context) {
    this.context = context;
    this.guard = new RecordGuard(poison, reader.topic(), context);
  }

  /**
   * @throws BadRecordException if the record is no request, or poison
   */
  @Override
  public void process(FixedKeyRecord<byte[], byte[]> record) {
    try {
      guard.requireHarmless();
      context.forward(record.withValue(reader.read(record)));
    } catch (BadRecordException e) {
      meters.deadLettered(e);
      throw e;
    } catch (RuntimeException | Error e) {
      guard.failed(e); // here or further on: no processor behind this one looks at another record
      throw e;
    }
  }
}
