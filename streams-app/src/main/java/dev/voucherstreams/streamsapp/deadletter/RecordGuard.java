package dev.voucherstreams.streamsapp.deadletter;

import dev.voucherstreams.schemas.deadletter.Origin;
import dev.voucherstreams.streamsapp.deadletter.PoisonRecords.Suspect;
import java.util.Map;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Stands before a processor that takes records from outside, in one task: keeps it from trying
 * again what has ended the client again and again. To be made anew whenever the processor is
 * initialised; until then no record of the task becomes poison, for the task ends with its client.
 */
public final class RecordGuard {

  private final PoisonRecords records;
  private final ProcessingContext context;
  private final Map<Long, Suspect> poison;

  /**
   * @param topic the only topic that the task takes records from outside from
   */
  public RecordGuard(PoisonRecords records, String topic, ProcessingContext context) {
    this.records = records;
    this.context = context;
    this.poison = records.of(topic, context.taskId().partition());
  }

  /**
   * To be called before a record is looked at.
   *
   * @throws PoisonRecordException if it is not to be tried again
   */
  public void requireHarmless() {
    if (!poison.isEmpty()) {
      Suspect suspect = poison.get(here().offset());
      if (suspect != null) {
        throw new PoisonRecordException(suspect.times(), suspect.lastFailure());
      }
    }
  }

  /** To be called when a record has failed with anything but a {@link BadRecordException}. */
  public void failed(Throwable failure) {
    records.blame(here(), failure);
  }

  /** Where the record stands that is being processed. */
  public Origin here() {
    RecordMetadata metadata = context.recordMetadata().orElseThrow();
    return new Origin(metadata.topic(), metadata.partition(), metadata.offset());
  }
}
