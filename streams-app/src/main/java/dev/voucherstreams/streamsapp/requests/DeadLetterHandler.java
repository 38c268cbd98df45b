package dev.voucherstreams.streamsapp.requests;

import dev.voucherstreams.schemas.serde.SchemaRegistryUnavailableException;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.LogAndContinueExceptionHandler;

/**
 * Counts the requests of one topic that can't be read, sends them to a dead-letter topic, bytes as
 * received, and goes on. A registry that is away makes no request unreadable: then the client
 * fails, and its successor tries the request again.
 */
final class DeadLetterHandler implements DeserializationExceptionHandler {

  private final DeserializationExceptionHandler toDeadLetters =
      new LogAndContinueExceptionHandler();
  private final Runnable counter;

  /**
   * @param counter is run for each request that can't be read
   */
  DeadLetterHandler(String deadLetterTopic, Runnable counter) {
    this.counter = counter;
    configure(Map.of(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG, deadLetterTopic));
  }

  @Override
  public void configure(Map<String, ?> configs) {
    toDeadLetters.configure(configs);
  }

  @Override
  public Response handleError(
      ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
    if (exception instanceof SchemaRegistryUnavailableException) {
      return Response.fail();
    }
    counter.run();
    return toDeadLetters.handleError(context, record, exception);
  }
}
