package dev.voucherstreams.service.streams;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds those topics of a client that are not as they are needed. */
final class TopicInspection {

  private static final Logger LOG = LoggerFactory.getLogger(TopicInspection.class);

  private final List<NewTopic> topics;
  private final InternalTopics internal;
  private volatile boolean saidWhatIsUnseen;

  /**
   * @param topics those that the client needs
   * @param others the names of those that are others' business, as long as a result has room
   * @param internal those that Kafka Streams creates for it
   */
  TopicInspection(List<NewTopic> topics, Set<String> others, InternalTopics internal) {
    this.topics =
        topics.stream()
            .map(topic -> others.contains(topic.name()) ? roomOnly(topic) : topic)
            .toList();
    this.internal = internal;
  }

  private static NewTopic roomOnly(NewTopic topic) {
    Map<String, String> room = new HashMap<>(topic.configs());
    room.keySet().retainAll(Set.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG));
    return new NewTopic(topic.name(), Optional.empty(), Optional.empty()).configs(room);
  }

  /**
   * @param existing the topics that there are
   * @throws ExecutionException if the broker isn't there
   */
  List<UnfitTopic> unfit(Set<String> existing, Admin admin)
      throws ExecutionException, InterruptedException {
    Map<String, NewTopic> needed = needed(existing);
    Map<String, TopicDescription> seen =
        admin.describeTopics(needed.keySet()).allTopicNames().get();
    Map<String, Config> configs = configs(needed.values(), admin);
    return seen.values().stream()
        .map(
            topic ->
                TopicComparison.compare(
                    Objects.requireNonNull(needed.get(topic.name())),
                    topic,
                    Optional.ofNullable(configs.get(topic.name()))))
        .flatMap(Optional::stream)
        .toList();
  }

  private Map<String, NewTopic> needed(Set<String> existing) {
    return Stream.concat(topics.stream(), internal.among(existing))
        .filter(topic -> existing.contains(topic.name()))
        .collect(Collectors.toMap(NewTopic::name, topic -> topic));
  }

  private Map<String, Config> configs(Collection<NewTopic> needed, Admin admin)
      throws ExecutionException, InterruptedException {
    List<ConfigResource> resources =
        needed.stream()
            .filter(topic -> topic.configs() != null && !topic.configs().isEmpty())
            .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic.name()))
            .toList();
    Map<String, Config> configs = new HashMap<>();
    for (Map.Entry<ConfigResource, KafkaFuture<Config>> answer :
        admin.describeConfigs(resources).values().entrySet()) {
      String topic = answer.getKey().name();
      config(topic, answer.getValue()).ifPresent(config -> configs.put(topic, config));
    }
    return configs;
  }

  /* Whoever may not see how a topic is configured can use it all the same. */
  private Optional<Config> config(String topic, KafkaFuture<Config> answer)
      throws ExecutionException, InterruptedException {
    try {
      return Optional.of(answer.get());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RetriableException) {
        throw e;
      }
      sayOnceWhatIsUnseen(topic, e);
      return Optional.empty();
    }
  }

  private void sayOnceWhatIsUnseen(String topic, ExecutionException e) {
    if (!saidWhatIsUnseen) {
      saidWhatIsUnseen = true;
      LOG.warn(
          "whether topics are configured as needed can't be seen, of {} for one: {}."
              + " It takes the right DescribeConfigs",
          topic,
          String.valueOf(e.getCause()));
    }
  }
}
