package dev.voucherstreams.streamsapp.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.kafka.streams.KafkaStreams;

/** Shows Kafka's own metrics of one client, tagged with its name, until it is closed. */
final class StreamsMetrics implements AutoCloseable {

  /* Those of tasks and partitions come when these are assigned. With Micrometer's usual minute, lag and
   * restore would be missing just when somebody wants to see them. */
  private static final Duration REFRESH = Duration.ofSeconds(5);

  private final ScheduledExecutorService scheduler;
  private final KafkaStreamsMetrics metrics;

  StreamsMetrics(String client, KafkaStreams streams, MeterRegistry registry) {
    scheduler = Executors.newSingleThreadScheduledExecutor(task -> daemon(client, task));
    metrics = new KafkaStreamsMetrics(streams, Tags.of("client", client), scheduler, REFRESH);
    metrics.bindTo(registry);
  }

  private static Thread daemon(String client, Runnable task) {
    Thread thread = new Thread(task, client + "-metrics");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() {
    scheduler.shutdownNow();
    metrics.close();
  }
}
