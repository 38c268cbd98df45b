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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.internals.DefaultKafkaClientSupplier;

/** The tally as streams-app has it, with its settings of Kafka Streams. */
record TwoPhaseTally(Map<String, Object> client, List<String> countries) {

  static final Duration FLUSH_INTERVAL = Duration.ofMillis(50);
  private static final SegmentRules RULES = SegmentRules.standard();

  /** Counts the orders of a filled topic and returns how long it took. */
  Duration count(Topics topics, int partitions, long uses) {
    List<SegmentKey> segments = RULES.keys(countries);
    return new TallyRun<>(streams(topics, partitions), segments).count(uses);
  }

  private KafkaStreams streams(Topics topics, int partitions) {
    OrderPositions positions = new OrderPositions();
    Map<Integer, Long> zeros =
        IntStream.range(0, partitions).boxed().collect(Collectors.toMap(each -> each, each -> 0L));
    Optional<OrderEnds> ends = Optional.of(new OrderEnds(Instant.EPOCH, zeros, zeros));
    StreamsBuilder builder = new StreamsBuilder();
    new SegmentTallyTopology(
            new TallyTopics(topics, client),
            count(),
            new TallySettings(FLUSH_INTERVAL, 256, 10_000, partitions),
            new OrderCounters(new SimpleMeterRegistry()),
            new PoisonRecords(),
            positions,
            () -> ends)
        .addTo(builder);
    return new KafkaStreams(
        builder.build(),
        config(client, topics.prefix() + "two-phase"),
        new WatchedClients(new DefaultKafkaClientSupplier(), topics.orderEvents(), positions));
  }

  private Count count() {
    return new Count(
        "g00000001-1", 1, 1, RULES, countries, false, Instant.EPOCH, List::of, partition -> 0);
  }

  /** The settings of streams-app that have to do with speed. */
  static Properties config(Map<String, Object> client, String applicationId) {
    Properties config = new Properties();
    config.putAll(client);
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
    config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    config.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 2);
    config.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 2_000);
    config.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, -1);
    config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 4_000);
    config.put(ConsumerConfig.RETRY_BACKOFF_MS_CONFIG, 20);
    config.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 500);
    return config;
  }
}
