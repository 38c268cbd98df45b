package dev.voucherstreams.service.streams;

import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.KafkaStreams;

/** How long ago a client has asked for records: a thread that is held up at one asks no more. */
final class PollAge {

  private static final String CONSUMER = "-consumer";

  private PollAge() {}

  /** How long it is since a thread has polled. */
  record Pause(String thread, Duration length) {}

  /**
   * Returns the pause of the thread, for tasks or global stores, that is held up the longest; empty
   * if none is there that has ever polled. Takes no lock that a stream thread could hold.
   */
  static Optional<Pause> longestPause(KafkaStreams streams) {
    return streams.metrics().values().stream()
        .filter(metric -> pollsSteadily(metric.metricName()))
        .map(PollAge::pause)
        .filter(pause -> !pause.length().isNegative()) // -1: never polled
        .max(Comparator.comparing(Pause::length));
  }

  /* That for restoring polls as it has to. */
  private static boolean pollsSteadily(MetricName name) {
    String consumer = consumer(name);
    return name.name().equals("last-poll-seconds-ago")
        && consumer.endsWith(CONSUMER)
        && !consumer.endsWith("-restore-consumer");
  }

  private static String consumer(MetricName name) {
    return name.tags().getOrDefault("client-id", "");
  }

  private static Pause pause(Metric metric) {
    String consumer = consumer(metric.metricName());
    long seconds = ((Number) metric.metricValue()).longValue();
    return new Pause(thread(consumer), Duration.ofSeconds(seconds));
  }

  /* Kafka Streams has the consumer ...-global-consumer in the thread ...-GlobalStreamThread. */
  private static String thread(String consumer) {
    return consumer
        .substring(0, consumer.length() - CONSUMER.length())
        .replaceFirst("-global$", "-GlobalStreamThread");
  }
}
