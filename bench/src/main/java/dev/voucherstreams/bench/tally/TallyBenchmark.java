package dev.voucherstreams.bench.tally;

import dev.voucherstreams.schemas.Topics;
import dev.voucherstreams.segments.SegmentKey;
import dev.voucherstreams.segments.SegmentRules;
import dev.voucherstreams.streamsapp.deadletter.PoisonRecords;
import dev.voucherstreams.streamsapp.generation.WatchedClients;
import dev.voucherstreams.streamsapp.tally.Count;
import dev.voucherstreams.streamsapp.tally.OrderCounters;
import dev.voucherstreams.streamsapp.tally.OrderEnds;
import dev.voucherstreams.streamsapp.tally.OrderPositions;
import dev.voucherstreams.streamsapp.tally.SegmentTallyTopology;
import dev.voucherstreams.streamsapp.tally.TallySettings;
import dev.voucherstreams.streamsapp.tally.TallyTopics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.internals.DefaultKafkaClientSupplier;

/**
 * Events per second, exactly once: the two-phase tally beside the plain form of the same
 * computation and beside a bare consumer of the same topic.
 */
public final class TallyBenchmark {

  /* As streams-app has it. */
  private static final Duration COMMIT_INTERVAL = Duration.ofMillis(50);
  private static final List<String> COUNTRIES = List.of("Peru");
  private static final int PARTITIONS = 4;
  private static final int USES_PER_EVENT = 2;
  private static final int WARM_UP_SHARE = 10;

  private final Map<String, Object> client;
  private final int events;
  private final OrderCounters counters = new OrderCounters(new SimpleMeterRegistry());

  /**
   * @param client where the broker and the registry are
   */
  public TallyBenchmark(Map<String, Object> client, int events) {
    this.client = client;
    this.events = events;
  }

  private record Round(Duration plain, Duration twoPhase, Duration bare) {}

  /** Runs all three twice, a tenth to warm up and then in full, and prints a line each. */
  public void run() throws ExecutionException, InterruptedException {
    System.out.printf("%,d orders in %d partitions, exactly once%n", events, PARTITIONS);
    round(new Topics("bench-warm-up-"), events / WARM_UP_SHARE);
    Round round = round(new Topics("bench-"), events);
    double plain = print("plain groupBy().aggregate()", round.plain);
    double twoPhase = print("two-phase tally", round.twoPhase);
    double bare = print("bare consumer", round.bare);
    System.out.printf(
        "two-phase / plain: %.1f   two-phase / bare consumer: %.2f%n",
        twoPhase / plain, twoPhase / bare);
  }

  private Round round(Topics topics, int orders) throws ExecutionException, InterruptedException {
    new OrderFeed(client).fill(topics.orderEvents(), PARTITIONS, orders);
    create(topics.segmentVouchers());
    long uses = (long) orders * USES_PER_EVENT;
    List<SegmentKey> segments = SegmentRules.standard().keys(COUNTRIES);
    List<String> names = segments.stream().map(SegmentKey::toString).toList();
    Properties plain = config(topics.prefix() + "plain");
    return new Round(
        new TallyRun<>(new KafkaStreams(plain(topics), plain), names).count(uses),
        new TallyRun<>(twoPhase(topics), segments).count(uses),
        new RawConsumer(client).read(topics.orderEvents(), orders));
  }

  private Topology plain(Topics topics) {
    StreamsBuilder builder = new StreamsBuilder();
    new PlainTally(topics.orderEvents(), topics.segmentVouchers(), client).addTo(builder);
    return builder.build();
  }

  private KafkaStreams twoPhase(Topics topics) {
    OrderPositions positions = new OrderPositions();
    Map<Integer, Long> zeros =
        IntStream.range(0, PARTITIONS).boxed().collect(Collectors.toMap(each -> each, each -> 0L));
    Optional<OrderEnds> ends = Optional.of(new OrderEnds(Instant.EPOCH, zeros, zeros));
    StreamsBuilder builder = new StreamsBuilder();
    new SegmentTallyTopology(
            new TallyTopics(topics, client),
            count(),
            new TallySettings(COMMIT_INTERVAL, 256, 10_000, PARTITIONS),
            counters,
            new PoisonRecords(),
            positions,
            () -> ends)
        .addTo(builder);
    return new KafkaStreams(
        builder.build(),
        config(topics.prefix() + "two-phase"),
        new WatchedClients(new DefaultKafkaClientSupplier(), topics.orderEvents(), positions));
  }

  private static Count count() {
    return new Count(
        "g00000001-1",
        1,
        1,
        SegmentRules.standard(),
        COUNTRIES,
        false,
        Instant.EPOCH,
        List::of,
        partition -> 0);
  }

  private Properties config(String applicationId) {
    Properties config = new Properties();
    config.putAll(client);
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
    config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    config.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 2);
    config.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_INTERVAL.toMillis());
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
