package dev.voucherstreams.streamsapp.app;

import static java.util.stream.Collectors.toMap;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Shows how long transactions have been open, by partition. One that Kafka has lost stays open for
 * ever, and whoever reads that partition stands still without an error.
 *
 * <p>Partitions come and go with what Kafka tells: where nothing is known, nothing is shown. One
 * meter for each is no more than Kafka's consumers have themselves.
 */
final class TransactionWatch implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(TransactionWatch.class);

  private static final Duration PAUSE = Duration.ofSeconds(15);

  private final StableOffsets offsets;
  private final TransactionAges ages;
  private final MultiGauge gauge;
  private volatile Map<TopicPartition, Duration> seen = Map.of();
  private @Nullable Thread thread;

  TransactionWatch(StableOffsets offsets, TransactionAges ages, MeterRegistry registry) {
    this.offsets = offsets;
    this.ages = ages;
    this.gauge =
        MultiGauge.builder("voucher.topic.transaction.age")
            .description("How long the oldest open transaction of a partition has been open.")
            .baseUnit("seconds")
            .register(registry);
  }

  @Override
  public synchronized void start() {
    thread = new Thread(this::keepLooking, "transaction-watch");
    thread.start();
  }

  private void keepLooking() {
    try {
      while (true) {
        look();
        TimeUnit.SECONDS.sleep(PAUSE.toSeconds());
      }
    } catch (InterruptedException e) {
      LOG.debug("transactions are watched no more");
    }
  }

  private void look() throws InterruptedException {
    seen =
        offsets.ask().entrySet().stream()
            .collect(toMap(Map.Entry::getKey, each -> ages.age(each.getKey(), each.getValue())));
    gauge.register(seen.keySet().stream().map(this::row).toList(), false);
  }

  private MultiGauge.Row<?> row(TopicPartition partition) {
    Tags tags =
        Tags.of("topic", partition.topic(), "partition", Integer.toString(partition.partition()));
    return MultiGauge.Row.of(tags, () -> seconds(partition));
  }

  private double seconds(TopicPartition partition) {
    Duration age = seen.get(partition);
    return age == null ? Double.NaN : age.toMillis() / 1000.0;
  }

  @Override
  public synchronized void stop() {
    if (thread != null) {
      thread.interrupt();
      thread = null;
      offsets.close();
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return thread != null;
  }
}
