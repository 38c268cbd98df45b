package dev.voucherstreams.service.streams;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micrometer.core.instrument.util.NamedThreadFactory;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.KafkaStreams;

/**
 * Shows Kafka's own metrics of one client, tagged with its name, until it is closed; and, as {@code
 * voucher.client.poll.age}, how long ago that of its stream threads polled which is held up the
 * longest (NaN while none has polled).
 */
final class StreamsMetrics implements AutoCloseable {

  /* Those of tasks and partitions come when these are assigned. With Micrometer's usual minute, lag and
   * restore would be missing just when somebody wants to see them. */
  private static final Duration REFRESH = Duration.ofSeconds(5);

  private final ScheduledExecutorService scheduler;
  private final KafkaStreamsMetrics metrics;
  private final MeterRegistry registry;
  private final TimeGauge pollAge;

  StreamsMetrics(String client, KafkaStreams streams, MeterRegistry registry) {
    scheduler =
        Executors.newSingleThreadScheduledExecutor(new NamedThreadFactory(client + "-metrics"));
    metrics = new KafkaStreamsMetrics(streams, Tags.of("client", client), scheduler, REFRESH);
    metrics.bindTo(registry);
    this.registry = registry;
    pollAge =
        TimeGauge.builder(
                "voucher.client.poll.age", streams, TimeUnit.SECONDS, StreamsMetrics::pollAge)
            .description("How long ago the stream thread that is held up the longest has polled.")
            .tag("client", client)
            .register(registry);
  }

  private static double pollAge(KafkaStreams streams) {
    return PollAge.longestPause(streams)
        .map(pause -> (double) pause.length().toSeconds())
        .orElse(Double.NaN);
  }

  @Override
  public void close() {
    scheduler.shutdownNow();
    metrics.close();
    registry.remove(pollAge);
  }
}
