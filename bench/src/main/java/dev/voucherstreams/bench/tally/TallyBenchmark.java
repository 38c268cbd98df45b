package dev.voucherstreams.bench.tally;

import dev.voucherstreams.bench.orders.Shape;
import dev.voucherstreams.schemas.Topics;
import dev.voucherstreams.segments.SegmentKey;
import dev.voucherstreams.segments.SegmentRules;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;

/**
 * Events per second, exactly once: the two-phase tally beside the plain form of the same
 * computation and beside a bare consumer of the same topic.
 *
 * @param client where the broker and the registry are
 */
public record TallyBenchmark(Map<String, Object> client, int events) {

  private static final int PARTITIONS = 4;
  private static final int USES_PER_EVENT = 2;
  private static final int WARM_UP_SHARE = 10;

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
    OrderFeed.fill(client, topics, PARTITIONS, orders, Shape.EVEN);
    long uses = (long) orders * USES_PER_EVENT;
    List<String> countries = Shape.EVEN.countries();
    List<String> segments =
        SegmentRules.standard().keys(countries).stream().map(SegmentKey::toString).toList();
    Properties plain = TwoPhaseTally.config(client, topics.prefix() + "plain");
    /* What it has counted can be seen with each commit: as often as ours flushes. */
    plain.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, TwoPhaseTally.FLUSH_INTERVAL.toMillis());
    return new Round(
        new TallyRun<>(new KafkaStreams(plain(topics), plain), segments).count(uses),
        new TwoPhaseTally(client, countries).count(topics, PARTITIONS, uses),
        read(topics.orderEvents(), orders));
  }

  private Topology plain(Topics topics) {
    StreamsBuilder builder = new StreamsBuilder();
    new PlainTally(topics.orderEvents(), topics.segmentVouchers(), client).addTo(builder);
    return builder.build();
  }

  /* From the first record to the last, and nothing is done with them: the most that any client could do. */
  private Duration read(String topic, int orders) {
    Map<String, Object> config = new HashMap<>(client);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          IntStream.range(0, PARTITIONS).mapToObj(each -> new TopicPartition(topic, each)).toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      int read = consumer.poll(Duration.ofSeconds(10)).count();
      long started = System.nanoTime();
      while (read < orders) {
        read += consumer.poll(Duration.ofSeconds(10)).count();
      }
      return Duration.ofNanos(System.nanoTime() - started);
    }
  }

  private double print(String name, Duration duration) {
    double rate = events * 1e9 / duration.toNanos();
    System.out.printf("%-30s %,12.0f events/s  (%.1f s)%n", name, rate, duration.toMillis() / 1e3);
    return rate;
  }
}
