package dev.voucherstreams.streamsapp.tally;

import java.util.Map;
import java.util.Objects;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.LogAndContinueProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Sends order events that break a rule to the dead-letter topic, bytes as received, and goes on.
 * Any other exception is a bug or an outage, and no event may be set aside for it: the thread
 * fails.
 */
public final class InvalidOrderHandler extends LogAndContinueProcessingExceptionHandler {

  private OrderCounters counters;

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls configure before anything else
  public InvalidOrderHandler() {}

  @Override
  public void configure(Map<String, ?> configs) {
    super.configure(configs);
    counters =
        (OrderCounters)
            Objects.requireNonNull(
                configs.get(UnreadableOrderHandler.COUNTERS), UnreadableOrderHandler.COUNTERS);
  }

  @Override
  public Response handleError(
      ErrorHandlerContext context, Record<?, ?> record, Exception exception) {
    if (!(exception instanceof InvalidOrderException)) {
      return Response.fail();
    }
    counters.invalid();
    return super.handleError(context, record, exception);
  }
}
