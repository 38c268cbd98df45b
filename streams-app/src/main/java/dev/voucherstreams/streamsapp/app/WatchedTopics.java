package dev.voucherstreams.streamsapp.app;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;

/**
 * The partitions that transactions of voucher-streams write to, and that somebody reads by
 * committed records only.
 *
 * @param topics those that are known by name
 * @param applications the ids of the Kafka Streams applications that run now, whose internal topics
 *     and committed offsets belong to it
 */
record WatchedTopics(Set<String> topics, Supplier<Set<String>> applications) {

  private static final String OFFSETS = "__consumer_offsets";

  WatchedTopics {
    topics = Set.copyOf(topics);
  }

  /**
   * Returns the topics to ask for.
   *
   * @param existing all topics that the cluster shows
   */
  Set<String> among(Collection<String> existing) {
    Set<String> names = new TreeSet<>(topics);
    names.add(OFFSETS);
    existing.stream().filter(this::isInternal).forEach(names::add);
    return names;
  }

  private boolean isInternal(String topic) {
    return applications.get().stream().anyMatch(id -> topic.startsWith(id + "-"))
        && (topic.endsWith("-changelog") || topic.endsWith("-repartition"));
  }

  /** Returns the partitions of a topic that matter: of committed offsets only our groups'. */
  Stream<TopicPartition> partitions(TopicDescription topic) {
    int count = topic.partitions().size();
    IntStream partitions =
        topic.name().equals(OFFSETS)
            ? applications.get().stream().mapToInt(group -> ofGroup(group, count)).distinct()
            : IntStream.range(0, count);
    return partitions.mapToObj(partition -> new TopicPartition(topic.name(), partition));
  }

  /* Where the coordinator of a group keeps its offsets, in every version of Kafka. */
  private static int ofGroup(String group, int count) {
    return Math.abs(group.hashCode() % count);
  }
}
