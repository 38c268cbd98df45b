package dev.voucherstreams.streamsapp.requests;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;

/** Sends requests that can't be read to the dead-letter topic of their own topic. */
public final class UnreadableRequestHandler implements DeserializationExceptionHandler {

  /** The configuration key under which the handler of each topic is handed over. */
  public static final String BY_TOPIC = "voucher.unreadable.requests";

  private Map<?, ?> byTopic;

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls configure before anything else
  public UnreadableRequestHandler() {}

  /** Returns what is handed over under {@link #BY_TOPIC}. */
  public static Map<String, ?> byTopic(RequestTopics topics, MeterRegistry registry) {
    return topics.formats().stream()
        .collect(
            Collectors.toMap(
                format -> format.requests().name(),
                format ->
                    new DeadLetterHandler(
                        format.deadLetters(),
                        new RequestMeters(registry, format.name())::unreadable)));
  }

  @Override
  public void configure(Map<String, ?> configs) {
    byTopic = (Map<?, ?>) Objects.requireNonNull(configs.get(BY_TOPIC), BY_TOPIC);
  }

  @Override
  public Response handleError(
      ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
    Object handler = Objects.requireNonNull(byTopic.get(record.topic()), record.topic());
    return ((DeadLetterHandler) handler).handleError(context, record, exception);
  }
}
