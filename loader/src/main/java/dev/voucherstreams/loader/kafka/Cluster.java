package dev.voucherstreams.loader.kafka;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** What the commands have to ask of the Kafka cluster. */
public final class Cluster implements AutoCloseable {

  private final KafkaSettings settings;
  private final Admin admin;

  private Cluster(KafkaSettings settings, Admin admin) {
    this.settings = settings;
    this.admin = admin;
  }

  /**
   * Connects; whether there is a broker shows with the first question.
   *
   * @throws UnusableClusterException if the address is none
   */
  public static Cluster connect(KafkaSettings settings) {
    try {
      return new Cluster(settings, Admin.create(settings.admin()));
    } catch (KafkaException e) {
      throw new UnusableClusterException(
          "can't connect to Kafka at %s: %s"
              .formatted(settings.bootstrapServers(), Failures.rootMessage(e)),
          e);
    }
  }

  /** How it is reached. */
  public KafkaSettings settings() {
    return settings;
  }

  /** The connection, for what else is asked by it. */
  Admin admin() {
    return admin;
  }

  /**
   * Returns what a topic is like.
   *
   * @throws UnusableClusterException if no broker answers, or there is no such topic
   */
  public TopicDescription require(String topic) {
    return find(topic)
        .orElseThrow(
            () ->
                new UnusableClusterException(
                    "there is no topic %s at %s; correct its name, or start streams-app, which creates ours"
                        .formatted(topic, settings.bootstrapServers())));
  }

  /**
   * Returns what a topic is like, empty if there is no such topic.
   *
   * @throws UnusableClusterException if no broker answers
   */
  public Optional<TopicDescription> find(String topic) {
    try {
      return get(admin.describeTopics(List.of(topic)).allTopicNames()).values().stream()
          .findFirst();
    } catch (UnknownTopicOrPartitionException e) {
      return Optional.empty();
    } catch (TopicAuthorizationException e) { // the broker's doesn't name it
      throw new AuthorizationException("Not authorized to access topic " + topic, e);
    } catch (TimeoutException e) {
      throw new UnusableClusterException(
          "no Kafka broker answers at %s; start it, or set KAFKA_BOOTSTRAP_SERVERS, and KAFKA_CONFIG if it takes TLS or SASL"
              .formatted(settings.bootstrapServers()),
          e);
    }
  }

  /**
   * Returns where the partitions of a topic end, open transactions included; nothing if there is no
   * such topic.
   *
   * @throws UnusableClusterException if no broker answers
   */
  public Map<TopicPartition, Long> ends(String topic) {
    return find(topic)
        .map(found -> ends(partitions(found), IsolationLevel.READ_UNCOMMITTED))
        .orElse(Map.of());
  }

  /** Returns where partitions end, or where the first transaction begins that is open there. */
  Map<TopicPartition, Long> committedEnds(Set<TopicPartition> partitions) {
    return ends(partitions, IsolationLevel.READ_COMMITTED);
  }

  private static Set<TopicPartition> partitions(TopicDescription topic) {
    return topic.partitions().stream()
        .map(partition -> new TopicPartition(topic.name(), partition.partition()))
        .collect(Collectors.toSet());
  }

  private Map<TopicPartition, Long> ends(Set<TopicPartition> partitions, IsolationLevel isolation) {
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    partitions.forEach(partition -> latest.put(partition, OffsetSpec.latest()));
    Map<TopicPartition, Long> offsets = new HashMap<>();
    get(admin.listOffsets(latest, new ListOffsetsOptions(isolation)).all())
        .forEach((partition, end) -> offsets.put(partition, end.offset()));
    return offsets;
  }

  /**
   * Waits for an answer.
   *
   * @throws KafkaException what the question has failed with
   */
  public static <T> T get(Future<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException failure ? failure : new KafkaException(e);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  @Override
  public void close() {
    admin.close();
  }
}
