package dev.voucherstreams.service.streams;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The time since a broker last answered a Kafka Streams client. One answers a consumer twice a
 * second even when there is nothing new, so silence means that it is away; that is logged once, and
 * once when it is over.
 */
public final class BrokerLiveness {

  private static final Logger LOG = LoggerFactory.getLogger(BrokerLiveness.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final String client;
  private final InstantSource clock;
  private double before;
  private volatile boolean silent;
  private volatile @Nullable Instant last;

  /**
   * @param client its name, for the log
   */
  public BrokerLiveness(String client, InstantSource clock) {
    this.client = client;
    this.clock = clock;
  }

  /** How many answers a client has had from brokers so far, by its metrics. */
  public static double answers(Map<MetricName, ? extends Metric> metrics) {
    return metrics.values().stream()
        .filter(metric -> countsAnswers(metric.metricName()))
        .mapToDouble(metric -> ((Number) metric.metricValue()).doubleValue())
        .sum();
  }

  /* Kafka counts them for each broker, too, and forgets a broker after a time without one. */
  private static boolean countsAnswers(MetricName name) {
    return name.name().equals("response-total") && !name.group().endsWith("-node-metrics");
  }

  /**
   * Notes the answers so far; to be called about once a second. Fewer than before are those of a
   * client that has taken the place of another.
   */
  public void sample(double answers) {
    if (answers > 0 && answers != before) {
      last = clock.instant();
    }
    before = answers;
    note(age().filter(age -> age.compareTo(PATIENCE) > 0).isPresent());
  }

  /* What silence() tells is in the log by then. */
  private void note(boolean nowSilent) {
    if (nowSilent && !silent) {
      LOG.warn("{}: Kafka hasn't answered for {} s", client, PATIENCE.toSeconds());
    } else if (silent && !nowSilent) {
      LOG.info("{}: Kafka answers again", client);
    }
    silent = nowSilent;
  }

  /** The time since the last answer; empty if there has been none. */
  public Optional<Duration> age() {
    return Optional.ofNullable(last).map(contact -> Duration.between(contact, clock.instant()));
  }

  /** The time since the last answer if it was over 10 s at the last sample: Kafka must be away. */
  public Optional<Duration> silence() {
    return silent ? age() : Optional.empty();
  }
}
