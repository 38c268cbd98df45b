package dev.voucherstreams.streamsapp.tally;

import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.LogAndContinueProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Sends order events that can't be read or that break a rule to the dead-letter topic, bytes as
 * received, and goes on. Any other exception is a bug or an outage, such as a registry that is
 * away, and no event may be set aside for it: the thread fails, and its successor tries again.
 */
public final class BrokenOrderHandler extends LogAndContinueProcessingExceptionHandler {

  /** The configuration key under which the {@link OrderCounters} are handed over. */
  public static final String COUNTERS = "voucher.order.counters";

  private OrderCounters counters;

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls configure before anything else
  public BrokenOrderHandler() {}

  @Override
  public void configure(Map<String, ?> configs) {
    super.configure(configs);
    counters = (OrderCounters) Objects.requireNonNull(configs.get(COUNTERS), COUNTERS);
  }

  @Override
  public Response handleError(
      ErrorHandlerContext context, Record<?, ?> record, Exception exception) {
    if (exception instanceof SerializationException) {
      counters.count(OrderOutcome.UNREADABLE);
    } else if (exception instanceof InvalidOrderException) {
      counters.count(OrderOutcome.INVALID);
    } else {
      return Response.fail();
    }
    return super.handleError(context, record, exception);
  }
}
