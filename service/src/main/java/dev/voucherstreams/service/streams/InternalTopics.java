package dev.voucherstreams.service.streams;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * The topics that Kafka Streams creates for a client, by its configuration, and never changes.
 *
 * @param config of Kafka Streams
 */
public record InternalTopics(Map<?, ?> config) {

  private static final String CHANGELOG = "-changelog";
  private static final String REPARTITION = "-repartition";

  /* As Kafka Streams sets it, whatever it is told. */
  private static final Map<String, String> COMPACTED =
      Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);

  private static final Map<String, String> DELETED_ONCE_READ =
      Map.of(
          TopicConfig.CLEANUP_POLICY_CONFIG,
          TopicConfig.CLEANUP_POLICY_DELETE,
          TopicConfig.RETENTION_MS_CONFIG,
          "-1");

  /** Returns what those of these topics that are the client's have to be like. */
  Stream<NewTopic> among(Collection<String> existing) {
    String own = config.get(StreamsConfig.APPLICATION_ID_CONFIG) + "-";
    return existing.stream().filter(name -> name.startsWith(own)).flatMap(this::needed);
  }

  private Stream<NewTopic> needed(String name) {
    if (name.endsWith(CHANGELOG)) {
      return Stream.of(topic(name, COMPACTED));
    }
    return name.endsWith(REPARTITION) ? Stream.of(topic(name, DELETED_ONCE_READ)) : Stream.of();
  }

  private NewTopic topic(String name, Map<String, String> always) {
    Map<String, String> settings = new HashMap<>();
    config.forEach(
        (key, value) -> {
          if (key.toString().startsWith(StreamsConfig.TOPIC_PREFIX)) {
            String setting = key.toString().substring(StreamsConfig.TOPIC_PREFIX.length());
            settings.put(setting, value.toString());
          }
        });
    settings.putAll(always);
    return new NewTopic(name, Optional.empty(), replication()).configs(settings);
  }

  private Optional<Short> replication() {
    return Optional.ofNullable(config.get(StreamsConfig.REPLICATION_FACTOR_CONFIG))
        .map(copies -> Short.valueOf(copies.toString()))
        .filter(copies -> copies > 0);
  }
}
