package dev.voucherstreams.schemas;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/**
 * What the topics have to be like: how they are created where they are missing, and what those that
 * exist are compared with. Whatever decides how long a record is kept is said, so that no broker's
 * default decides.
 *
 * @param createMissing whether streams-app creates the topics that are missing
 * @param orderPartitions partitions of order-events, at least 1: the most tasks that tally at once
 * @param tablePartitions partitions of each compacted table but segment-vouchers, at least 1
 * @param requestPartitions partitions of each request and result topic, at least 1
 * @param replication copies of each partition, at least 1; null for the broker's default
 * @param orderRetention how long order events are kept; null for ever, so that the tallies can be
 *     counted anew from the first order
 * @param requestRetention how long requests and results are kept
 * @param deadLetterRetention how long dead letters are kept
 */
public record TopicSettings(
    boolean createMissing,
    int orderPartitions,
    int tablePartitions,
    int requestPartitions,
    @Nullable Short replication,
    @Nullable Duration orderRetention,
    Duration requestRetention,
    Duration deadLetterRetention) {

  private static final String UNLIMITED = "-1";

  /**
   * How long a dead letter may be: a record, which may have 1 MiB, and the headers that say what is
   * wrong.
   */
  public static final int DEAD_LETTER_BYTES = 2 * 1024 * 1024;

  /*
   * A table is read whole at each start. By itself Kafka compacts it when it has 1 GiB or is a week
   * old, and keeps the ends of transactions, of which each commit leaves one, for a day. A file is
   * closed for its size, too: for its age only while the times of its records go on.
   */
  private static final Map<String, String> COMPACTED_SOON =
      Map.of(
          TopicConfig.CLEANUP_POLICY_CONFIG,
          TopicConfig.CLEANUP_POLICY_COMPACT,
          TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG,
          "0",
          TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG,
          Long.toString(Duration.ofMinutes(1).toMillis()),
          TopicConfig.DELETE_RETENTION_MS_CONFIG,
          Long.toString(Duration.ofMinutes(10).toMillis()),
          TopicConfig.SEGMENT_BYTES_CONFIG,
          Integer.toString(4 * 1024 * 1024));

  /* What is written about a record has that record's time, which came in: it must not be refused now. */
  private static final Map<String, String> ANY_TIME =
      Map.of(
          TopicConfig.MESSAGE_TIMESTAMP_BEFORE_MAX_MS_CONFIG,
          Long.toString(Long.MAX_VALUE),
          TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG,
          Long.toString(Long.MAX_VALUE));

  public TopicSettings {
    requirePositive("order partitions", orderPartitions);
    requirePositive("table partitions", tablePartitions);
    requirePositive("request partitions", requestPartitions);
    if (replication != null) {
      requirePositive("replication", replication);
    }
  }

  /** The topics that the segment tally reads and writes. */
  public List<NewTopic> forTally(Topics topics) {
    return List.of(
        kept(topics.orderEvents(), orderPartitions, orderRetention),
        deadLetters(topics.deadLetter(topics.orderEvents())),
        compacted(topics.deadLetterReplays(), tablePartitions),
        segmentVouchers(topics),
        compacted(topics.orderLoads(), tablePartitions));
  }

  /**
   * The topics that the request resolver reads and writes.
   *
   * @param replyTopics further topics that results may go to
   */
  public List<NewTopic> forRequests(Topics topics, Collection<String> replyTopics) {
    List<String> requests = List.of(topics.voucherRequests(), topics.voucherRequestsJson());
    List<String> results = List.of(topics.voucherResults(), topics.voucherResultsJson());
    return Stream.of(
            requests.stream().map(name -> kept(name, requestPartitions, requestRetention)),
            requests.stream().map(name -> deadLetters(topics.deadLetter(name))),
            Stream.concat(results.stream(), replyTopics.stream().distinct()).map(this::results),
            Stream.of(segmentVouchers(topics)))
        .flatMap(all -> all)
        .toList();
  }

  private NewTopic kept(String name, int partitions, @Nullable Duration retention) {
    return topic(name, partitions, deletedAfter(retention));
  }

  /* A result may be longer than its request, whose values and headers it shows. */
  private NewTopic results(String name) {
    Map<String, String> configs = deletedAfter(requestRetention);
    configs.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(DEAD_LETTER_BYTES));
    configs.putAll(ANY_TIME);
    return topic(name, requestPartitions, configs);
  }

  /* They have the time at which they are written: with that of an old record they would be gone. */
  private NewTopic deadLetters(String name) {
    Map<String, String> configs = deletedAfter(deadLetterRetention);
    configs.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(DEAD_LETTER_BYTES));
    configs.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, TimestampType.LOG_APPEND_TIME.name);
    return topic(name, 1, configs);
  }

  /* One partition: what is said of a generation stands behind the rows that it speaks of. */
  private NewTopic segmentVouchers(Topics topics) {
    return compacted(topics.segmentVouchers(), 1);
  }

  private NewTopic compacted(String name, int partitions) {
    Map<String, String> configs = new HashMap<>(COMPACTED_SOON);
    configs.putAll(ANY_TIME);
    return topic(name, partitions, configs);
  }

  /* All that decides how long records are kept, so that it isn't the broker's defaults. */
  private static Map<String, String> deletedAfter(@Nullable Duration retention) {
    Map<String, String> configs = new HashMap<>();
    configs.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
    configs.put(
        TopicConfig.RETENTION_MS_CONFIG,
        retention == null ? UNLIMITED : Long.toString(retention.toMillis()));
    configs.put(TopicConfig.RETENTION_BYTES_CONFIG, UNLIMITED);
    configs.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, TimestampType.CREATE_TIME.name);
    return configs;
  }

  private NewTopic topic(String name, int partitions, Map<String, String> configs) {
    minInsyncReplicas()
        .ifPresent(
            copies -> configs.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, copies.toString()));
    return new NewTopic(name, Optional.of(partitions), Optional.ofNullable(replication))
        .configs(Map.copyOf(configs));
  }

  /** How many copies a record has to have reached: all but one, so that a broker may be away. */
  public Optional<Integer> minInsyncReplicas() {
    return Optional.ofNullable(replication).map(copies -> Math.max(1, copies - 1));
  }

  private static void requirePositive(String what, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(what + " must be at least 1, but is: " + value);
    }
  }
}
