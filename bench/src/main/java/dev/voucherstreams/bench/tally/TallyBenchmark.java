package dev.voucherstreams.bench.tally;

import dev.voucherstreams.schemas.Topics;
import dev.voucherstreams.segments.SegmentRules;
import dev.voucherstreams.streamsapp.tally.InvalidOrderHandler;
import dev.voucherstreams.streamsapp.tally.OrderCounters;
import dev.voucherstreams.streamsapp.tally.SegmentTallyTopology;
import dev.voucherstreams.streamsapp.tally.TallySettings;
import dev.voucherstreams.streamsapp.tally.TallyTopics;
import dev.voucherstreams.streamsapp.tally.UnreadableOrderHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;

/**
 * Events per second, exactly once: the two-phase tally beside the plain form of the same
 * computation and beside a bare consumer of the same topic.
 */
public final class TallyBenchmark {

  private static final int PARTITIONS = 4;
  private static final int USES_PER_EVENT = 2;

  private final Map<String, Object> client;
  private final int events;
  private final String run = Long.toString(System.currentTimeMillis(), 36);
  private final Topics topics = new Topics("bench-" + run + "-");
  private final OrderCounters counters = new OrderCounters(new SimpleMeterRegistry());

  /**
   * @param client where the broker and the registry are
   */
  public TallyBenchmark(Map<String, Object> client, int events) {
    this.client = client;
    this.events = events;
  }

  /** Runs all three, one after the other, and prints a line each. */
  public void run() throws ExecutionException, InterruptedException {
    System.out.printf("%,d orders in %d partitions, exactly once%n", events, PARTITIONS);
    new OrderFeed(client).fill(topics.orderEvents(), PARTITIONS, events);
    create(topics.segmentVouchers());
    double plain = print("plain groupBy().aggregate()", plain());
    double ours = print("two-phase tally", twoPhase());
    double raw = print("bare consumer", new RawConsumer(client).read(topics.orderEvents(), events));
    System.out.printf(
        "two-phase / plain: %.1f   two-phase / bare consumer: %.2f%n", ours / plain, ours / raw);
  }

  private Duration plain() {
    StreamsBuilder builder = new StreamsBuilder();
    new PlainTally(topics.orderEvents(), topics.segmentVouchers(), client).addTo(builder);
    return new TallyRun(builder.build(), config("plain")).count((long) events * USES_PER_EVENT);
  }

  private Duration twoPhase() {
    StreamsBuilder builder = new StreamsBuilder();
    new SegmentTallyTopology(
            new TallyTopics(topics, client),
            SegmentRules.standard(),
            List.of("Peru"),
            new TallySettings(Duration.ofMillis(100), 256, PARTITIONS),
            counters)
        .addTo(builder);
    return new TallyRun(builder.build(), config("two-phase")).count((long) events * USES_PER_EVENT);
  }

  private Properties config(String name) {
    Properties config = new Properties();
    config.putAll(client);
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, "bench-" + run + "-" + name);
    config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    config.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 2);
    config.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 100);
    config.put(
        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, UnreadableOrderHandler.class);
    config.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, InvalidOrderHandler.class);
    config.put(UnreadableOrderHandler.COUNTERS, counters);
    return config;
  }

  private void create(String topic) throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(client)) {
      admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
    }
  }

  private double print(String name, Duration duration) {
    double rate = events * 1e9 / duration.toNanos();
    System.out.printf("%-30s %,12.0f events/s  (%.1f s)%n", name, rate, duration.toMillis() / 1e3);
    return rate;
  }
}
