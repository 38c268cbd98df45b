package dev.voucherstreams.streamsapp.deadletter;

import dev.voucherstreams.schemas.deadletter.DeadLetterBuilder;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.streams.errors.DefaultProductionExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;

/**
 * Makes dead letters shorter when one was refused for its length: the topic takes less than ours
 * should, and is not to stop the stream. As with every record that can't be sent, the client fails;
 * its successor's letter fits.
 */
public final class RefusedLetterHandler extends DefaultProductionExceptionHandler {

  private DeadLetterBuilder letters;

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls configure before anything else
  public RefusedLetterHandler() {}

  @Override
  public void configure(Map<String, ?> configs) {
    super.configure(configs);
    letters =
        (DeadLetterBuilder)
            Objects.requireNonNull(
                configs.get(DeadLetterHandler.LETTERS), DeadLetterHandler.LETTERS);
  }

  @Override
  public Response handleError(
      ErrorHandlerContext context, ProducerRecord<byte[], byte[]> record, Exception exception) {
    if (exception instanceof RecordTooLargeException) {
      letters.refused(record.topic());
    }
    return super.handleError(context, record, exception);
  }
}
