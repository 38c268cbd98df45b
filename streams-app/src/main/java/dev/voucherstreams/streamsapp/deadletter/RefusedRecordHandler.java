package dev.voucherstreams.streamsapp.deadletter;

import dev.voucherstreams.schemas.deadletter.DeadLetterBuilder;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.streams.errors.DefaultProductionExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;

/**
 * Keeps a record that its topic has refused for its length from stopping the stream. As with every
 * record that can't be sent, the client fails; its successor's dead letters are shorter, and a
 * result that would be as long becomes a dead letter of its request.
 */
public final class RefusedRecordHandler extends DefaultProductionExceptionHandler {

  /** The configuration key under which the {@link RefusedRecords} are handed over. */
  public static final String REFUSED = "voucher.refused.records";

  private DeadLetterBuilder letters;
  private RefusedRecords refused;

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls configure before anything else
  public RefusedRecordHandler() {}

  @Override
  public void configure(Map<String, ?> configs) {
    super.configure(configs);
    letters =
        (DeadLetterBuilder)
            Objects.requireNonNull(
                configs.get(DeadLetterHandler.LETTERS), DeadLetterHandler.LETTERS);
    refused = (RefusedRecords) Objects.requireNonNull(configs.get(REFUSED), REFUSED);
  }

  @Override
  public Response handleError(
      ErrorHandlerContext context, ProducerRecord<byte[], byte[]> record, Exception exception) {
    if (exception instanceof RecordTooLargeException) {
      letters.refused(record.topic());
      refused.add(record);
    }
    return super.handleError(context, record, exception);
  }
}
