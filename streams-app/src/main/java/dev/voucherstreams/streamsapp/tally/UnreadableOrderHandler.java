package dev.voucherstreams.streamsapp.tally;

import dev.voucherstreams.schemas.serde.SchemaRegistryUnavailableException;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.LogAndContinueExceptionHandler;

/**
 * Sends order events that can't be read to the dead-letter topic, bytes as received, and goes on. A
 * registry that is away makes no event unreadable: then the thread fails, and its successor tries
 * the event again.
 */
public final class UnreadableOrderHandler extends LogAndContinueExceptionHandler {

  /** The configuration key under which the {@link OrderCounters} are handed over. */
  public static final String COUNTERS = "voucher.order.counters";

  private OrderCounters counters;

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls configure before anything else
  public UnreadableOrderHandler() {}

  @Override
  public void configure(Map<String, ?> configs) {
    super.configure(configs);
    counters = (OrderCounters) Objects.requireNonNull(configs.get(COUNTERS), COUNTERS);
  }

  @Override
  public Response handleError(
      ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
    if (exception instanceof SchemaRegistryUnavailableException) {
      return Response.fail();
    }
    counters.unreadable();
    return super.handleError(context, record, exception);
  }
}
