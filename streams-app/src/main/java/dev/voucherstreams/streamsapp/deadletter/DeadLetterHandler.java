package dev.voucherstreams.streamsapp.deadletter;

import dev.voucherstreams.schemas.deadletter.DeadLetterBuilder;
import dev.voucherstreams.schemas.deadletter.Origin;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Sends bad records to the dead-letter topic of their topic, as received, and goes on. Any other
 * exception is a bug or an outage, and no record may be lost for it: the client fails, and its
 * successor tries again.
 *
 * <p>Kafka's own handlers are not used: their letters have the record's timestamp, which may be
 * none, and any length, and they make letters of failures that are not a record's, too.
 */
public final class DeadLetterHandler implements ProcessingExceptionHandler {

  /** The configuration key under which the {@link DeadLetterBuilder} is handed over. */
  public static final String LETTERS = "voucher.dead.letters";

  private DeadLetterBuilder letters;

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls configure before anything else
  public DeadLetterHandler() {}

  @Override
  public void configure(Map<String, ?> configs) {
    letters = (DeadLetterBuilder) Objects.requireNonNull(configs.get(LETTERS), LETTERS);
  }

  @Override
  public Response handleError(
      ErrorHandlerContext context, @Nullable Record<?, ?> record, Exception exception) {
    return exception instanceof BadRecordException bad
        ? Response.resume(List.of(letter(context, bad)))
        : Response.fail();
  }

  private ProducerRecord<byte[], byte[]> letter(
      ErrorHandlerContext context, BadRecordException exception) {
    return letters.letter(
        new Origin(context.topic(), context.partition(), context.offset()),
        context.sourceRawKey(),
        context.sourceRawValue(),
        context.headers(),
        exception.reason());
  }
}
