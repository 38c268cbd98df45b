package dev.voucherstreams.streamsapp.tally;

import dev.voucherstreams.streamsapp.kafka.UnreadableRecordHandler;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;

/** {@link UnreadableRecordHandler} for order events, as Kafka Streams makes it. */
public final class UnreadableOrderHandler implements DeserializationExceptionHandler {

  /** The configuration key under which the {@link OrderCounters} are handed over. */
  public static final String COUNTERS = "voucher.order.counters";

  private UnreadableRecordHandler handler;

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls configure before anything else
  public UnreadableOrderHandler() {}

  @Override
  public void configure(Map<String, ?> configs) {
    OrderCounters counters =
        (OrderCounters) Objects.requireNonNull(configs.get(COUNTERS), COUNTERS);
    Object deadLetters = configs.get(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG);
    handler = new UnreadableRecordHandler(String.valueOf(deadLetters), counters::unreadable);
  }

  @Override
  public Response handleError(
      ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
    return handler.handleError(context, record, exception);
  }
}
