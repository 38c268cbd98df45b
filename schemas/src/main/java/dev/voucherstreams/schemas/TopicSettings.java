package dev.voucherstreams.schemas;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.record.TimestampType;

/**
 * How topics are created where they are missing. A topic that exists is left as it is.
 *
 * @param orderPartitions partitions of order-events, at least 1: the most tasks that tally at once
 * @param tablePartitions partitions of each compacted table, at least 1
 * @param requestPartitions partitions of each request and result topic, at least 1
 * @param replication copies of each partition, at least 1; empty for the broker's default
 * @param orderRetention how long order events are kept; empty for ever, so that the tallies can be
 *     counted anew from the first order
 * @param requestRetention how long requests and results are kept
 * @param deadLetterRetention how long dead letters are kept
 */
public record TopicSettings(
    int orderPartitions,
    int tablePartitions,
    int requestPartitions,
    Optional<Short> replication,
    Optional<Duration> orderRetention,
    Duration requestRetention,
    Duration deadLetterRetention) {

  private static final String FOR_EVER = "-1";

  /**
   * How long a dead letter may be: a record, which may have 1 MiB, and the headers that say what is
   * wrong.
   */
  public static final int DEAD_LETTER_BYTES = 2 * 1024 * 1024;

  public TopicSettings {
    requirePositive("order partitions", orderPartitions);
    requirePositive("table partitions", tablePartitions);
    requirePositive("request partitions", requestPartitions);
    replication.ifPresent(copies -> requirePositive("replication", copies));
  }

  /** The topics that the segment tally reads and writes. */
  public List<NewTopic> forTally(Topics topics) {
    return List.of(
        kept(topics.orderEvents(), orderPartitions, orderRetention),
        deadLetters(topics.deadLetter(topics.orderEvents())),
        compacted(topics.deadLetterReplays()),
        compacted(topics.segmentVouchers()),
        compacted(topics.orderOutcomes()),
        compacted(topics.orderLoads()));
  }

  /**
   * The topics that the request resolver reads and writes.
   *
   * @param replyTopics further topics that results may go to
   */
  public List<NewTopic> forRequests(Topics topics, Collection<String> replyTopics) {
    Stream<NewTopic> requests =
        Stream.of(topics.voucherRequests(), topics.voucherRequestsJson())
            .map(name -> kept(name, requestPartitions, Optional.of(requestRetention)));
    Stream<NewTopic> deadLetters =
        Stream.of(topics.voucherRequests(), topics.voucherRequestsJson())
            .map(name -> deadLetters(topics.deadLetter(name)));
    Stream<NewTopic> results =
        Stream.of(topics.voucherResults(), topics.voucherResultsJson()).map(this::results);
    Stream<NewTopic> replies = Set.copyOf(replyTopics).stream().map(this::results);
    return Stream.of(
            requests, deadLetters, results, replies, Stream.of(compacted(topics.segmentVouchers())))
        .flatMap(all -> all)
        .toList();
  }

  private NewTopic kept(String name, int partitions, Optional<Duration> retention) {
    String millis = retention.map(kept -> Long.toString(kept.toMillis())).orElse(FOR_EVER);
    return new NewTopic(name, Optional.of(partitions), replication)
        .configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, millis));
  }

  /* A result may be longer than its request, whose values and headers it shows. */
  private NewTopic results(String name) {
    return new NewTopic(name, Optional.of(requestPartitions), replication)
        .configs(
            Map.of(
                TopicConfig.RETENTION_MS_CONFIG,
                Long.toString(requestRetention.toMillis()),
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                Integer.toString(DEAD_LETTER_BYTES)));
  }

  /* They have the time at which they are written: with that of an old record they would be gone. */
  private NewTopic deadLetters(String name) {
    return new NewTopic(name, Optional.of(1), replication)
        .configs(
            Map.of(
                TopicConfig.RETENTION_MS_CONFIG,
                Long.toString(deadLetterRetention.toMillis()),
                TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                TimestampType.LOG_APPEND_TIME.name,
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                Integer.toString(DEAD_LETTER_BYTES)));
  }

  private NewTopic compacted(String name) {
    return new NewTopic(name, Optional.of(tablePartitions), replication)
        .configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
  }

  private static void requirePositive(String what, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(what + " must be at least 1, but is: " + value);
    }
  }
}
