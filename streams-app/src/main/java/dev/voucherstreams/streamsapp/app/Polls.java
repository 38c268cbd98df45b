package dev.voucherstreams.streamsapp.app;

import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.KafkaStreams;

/** How long ago a client has asked for records: a thread that is held up at one asks no more. */
final class Polls {

  private static final String CONSUMER = "-consumer";

  private Polls() {}

  /** How long it is since a stream thread has polled. */
  record Pause(String thread, Duration length) {}

  /**
   * Returns the pause of the stream thread that is held up the longest; empty if none is there that
   * has ever polled. Takes no lock that a stream thread could hold.
   */
  static Optional<Pause> longestPause(KafkaStreams streams) {
    return streams.metrics().values().stream()
        .filter(metric -> isOfAStreamThread(metric.metricName()))
        .map(Polls::pause)
        .filter(pause -> !pause.length().isNegative()) // -1: never polled
        .max(Comparator.comparing(Pause::length));
  }

  /* The other consumers, for restoring and for global stores, poll as they have to. */
  private static boolean isOfAStreamThread(MetricName name) {
    String consumer = consumer(name);
    return name.name().equals("last-poll-seconds-ago")
        && consumer.endsWith(CONSUMER)
        && !consumer.endsWith("-restore-consumer")
        && !consumer.endsWith("-global-consumer");
  }

  private static String consumer(MetricName name) {
    return name.tags().getOrDefault("client-id", "");
  }

  private static Pause pause(Metric metric) {
    String consumer = consumer(metric.metricName());
    long seconds = ((Number) metric.metricValue()).longValue();
    return new Pause(
        consumer.substring(0, consumer.length() - CONSUMER.length()), Duration.ofSeconds(seconds));
  }
}
