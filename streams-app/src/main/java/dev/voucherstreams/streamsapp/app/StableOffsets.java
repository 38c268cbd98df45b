package dev.voucherstreams.streamsapp.app;

import static java.util.stream.Collectors.toMap;

import dev.voucherstreams.streamsapp.app.TransactionAges.PartitionOffsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/**
 * Asks Kafka how far the watched partitions can be read. What it doesn't tell now is left out: of a
 * topic that isn't there yet, of a broker that is away, which others tell of. What it refuses is
 * left out too, and logged once.
 */
final class StableOffsets implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(StableOffsets.class);

  private static final int PATIENCE_MS = 10_000;

  private final WatchedTopics watched;
  private final Supplier<Admin> connect;
  private final Map<String, String> refused = new TreeMap<>();
  private final Set<String> told = new HashSet<>();
  private @Nullable Admin admin;

  /**
   * @param connect makes a client, which is kept
   */
  StableOffsets(WatchedTopics watched, Supplier<Admin> connect) {
    this.watched = watched;
    this.connect = connect;
  }

  /** Returns the offsets of all partitions that Kafka tells them of; never fails. */
  Map<TopicPartition, PartitionOffsets> ask() throws InterruptedException {
    refused.clear();
    try {
      return offsets(connected());
    } catch (InterruptException e) {
      throw new InterruptedException("stopped");
    } catch (ExecutionException | RuntimeException e) {
      note("all topics", e);
      return Map.of();
    } finally {
      tellOnce();
    }
  }

  private synchronized Admin connected() {
    Admin connected = admin == null ? connect.get() : admin;
    admin = connected;
    return connected;
  }

  private Map<TopicPartition, PartitionOffsets> offsets(Admin kafka)
      throws ExecutionException, InterruptedException {
    List<TopicPartition> partitions = partitions(kafka);
    Map<TopicPartition, Long> ends = last(kafka, partitions, IsolationLevel.READ_UNCOMMITTED);
    Map<TopicPartition, Long> stable = last(kafka, ends.keySet(), IsolationLevel.READ_COMMITTED);
    Map<TopicPartition, PartitionOffsets> offsets = new HashMap<>();
    ends.forEach(
        (each, end) -> {
          Long lastStable = stable.get(each);
          if (lastStable != null) {
            offsets.put(each, new PartitionOffsets(lastStable, end));
          }
        });
    return offsets;
  }

  private List<TopicPartition> partitions(Admin kafka)
      throws ExecutionException, InterruptedException {
    ListTopicsOptions list = new ListTopicsOptions().timeoutMs(PATIENCE_MS);
    Set<String> topics = watched.among(kafka.listTopics(list).names().get());
    DescribeTopicsOptions describe = new DescribeTopicsOptions().timeoutMs(PATIENCE_MS);
    Map<String, TopicDescription> descriptions =
        answered(kafka.describeTopics(topics, describe).topicNameValues());
    return descriptions.values().stream().flatMap(watched::partitions).toList();
  }

  private Map<TopicPartition, Long> last(
      Admin kafka, Collection<TopicPartition> partitions, IsolationLevel level)
      throws InterruptedException {
    ListOffsetsResult result =
        kafka.listOffsets(
            partitions.stream().collect(toMap(each -> each, each -> OffsetSpec.latest())),
            new ListOffsetsOptions(level).timeoutMs(PATIENCE_MS));
    return answered(
        partitions.stream()
            .collect(
                toMap(
                    each -> each,
                    each -> result.partitionResult(each).thenApply(info -> info.offset()))));
  }

  private <K, V> Map<K, V> answered(Map<K, KafkaFuture<V>> asked) throws InterruptedException {
    Map<K, V> answers = new HashMap<>();
    for (Map.Entry<K, KafkaFuture<V>> each : asked.entrySet()) {
      try {
        answers.put(each.getKey(), each.getValue().get());
      } catch (ExecutionException e) {
        note(each.getKey().toString(), e);
      }
    }
    return answers;
  }

  private void note(String what, Exception e) {
    Throwable cause = NestedExceptionUtils.getMostSpecificCause(e);
    if (!(cause instanceof RetriableException)) {
      refused.put(what, cause.toString());
    }
  }

  private void tellOnce() {
    refused.keySet().removeAll(told);
    if (told.addAll(refused.keySet())) {
      LOG.warn("whether transactions stay open for ever can't be seen of {}", refused);
    }
  }

  @Override
  public synchronized void close() {
    if (admin != null) {
      admin.close(Duration.ZERO); // what it still asks is of no use
      admin = null;
    }
  }
}
