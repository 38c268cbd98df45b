package dev.voucherstreams.streamsapp.app;

import java.time.Duration;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.KafkaStreams;

/** How long ago a client has asked for records: a thread that is held up at one asks no more. */
final class Polls {

  private Polls() {}

  /** Returns how long it is since the thread that is held up the longest has polled. */
  static Duration longestPause(KafkaStreams streams) {
    double seconds =
        streams.metrics().values().stream()
            .filter(metric -> isOfAStreamThread(metric.metricName()))
            .mapToDouble(Polls::value)
            .max()
            .orElse(0);
    return Duration.ofSeconds((long) seconds);
  }

  /* The other consumers, for restoring and for global stores, poll as they have to. */
  private static boolean isOfAStreamThread(MetricName name) {
    String consumer = name.tags().getOrDefault("client-id", "");
    return name.name().equals("last-poll-seconds-ago")
        && consumer.endsWith("-consumer")
        && !consumer.endsWith("-restore-consumer")
        && !consumer.endsWith("-global-consumer");
  }

  private static double value(Metric metric) {
    return ((Number) metric.metricValue()).doubleValue();
  }
}
