package dev.voucherstreams.service.streams;

import dev.voucherstreams.service.streams.UnfitTopic.TopicDifference;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.TopicConfig;

/** Compares a topic that exists with the one that would be created in its place. */
final class TopicComparison {

  private static final String UNLIMITED = "-1";

  private static final Set<String> AT_LEAST =
      Set.of(
          TopicConfig.RETENTION_MS_CONFIG,
          TopicConfig.RETENTION_BYTES_CONFIG,
          TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
          TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG,
          TopicConfig.MESSAGE_TIMESTAMP_BEFORE_MAX_MS_CONFIG,
          TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG);

  /* Whoever sets them for a topic has weighed how much it may grow; a default knows nothing of it. */
  private static final Set<String> AT_MOST_UNLESS_CHOSEN =
      Set.of(
          TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG,
          TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG,
          TopicConfig.DELETE_RETENTION_MS_CONFIG);

  /* How much is kept in one file is nobody's concern. */
  private static final Set<String> NOT_COMPARED = Set.of(TopicConfig.SEGMENT_BYTES_CONFIG);

  private TopicComparison() {}

  /**
   * Returns what is wrong with the topic, if something is.
   *
   * @param needed what is not given doesn't matter
   * @param config with defaults; empty where it may not be seen
   */
  static Optional<UnfitTopic> compare(
      NewTopic needed, TopicDescription seen, Optional<Config> config) {
    int partitions = seen.partitions().size();
    int copies = fewestCopies(seen);
    List<TopicDifference> differences =
        Stream.of(
                fewer(TopicDifference.PARTITIONS, partitions, needed.numPartitions()),
                fewer(TopicDifference.REPLICATION, copies, needed.replicationFactor()),
                config.stream().flatMap(settings -> settings(needed, settings)),
                config.stream().flatMap(settings -> tooManyInSync(copies, settings)))
            .flatMap(each -> each)
            .toList();
    return differences.isEmpty()
        ? Optional.empty()
        : Optional.of(new UnfitTopic(needed.name(), differences, losesRows(needed, differences)));
  }

  /* The rows of a table are deleted then; orders and requests are meant to be, at some time. */
  private static boolean losesRows(NewTopic needed, List<TopicDifference> differences) {
    return isTable(needed)
        && differences.stream()
            .anyMatch(difference -> difference.setting().equals(TopicConfig.CLEANUP_POLICY_CONFIG));
  }

  private static boolean isTable(NewTopic needed) {
    return TopicConfig.CLEANUP_POLICY_COMPACT.equals(
        configs(needed).get(TopicConfig.CLEANUP_POLICY_CONFIG));
  }

  private static Map<String, String> configs(NewTopic needed) {
    return Optional.ofNullable(needed.configs()).orElse(Map.of());
  }

  private static Stream<TopicDifference> fewer(String what, int seen, int needed) {
    return seen < needed ? Stream.of(difference(what, seen, needed)) : Stream.of();
  }

  private static int fewestCopies(TopicDescription seen) {
    return seen.partitions().stream().mapToInt(each -> each.replicas().size()).min().orElse(0);
  }

  /* Nothing can be written then. */
  private static Stream<TopicDifference> tooManyInSync(int copies, Config config) {
    return Stream.ofNullable(config.get(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG))
        .filter(entry -> Integer.parseInt(entry.value()) > copies)
        .map(entry -> difference(entry.name(), entry.value(), Math.max(1, copies - 1)));
  }

  private static TopicDifference difference(String setting, Object seen, Object needed) {
    return new TopicDifference(setting, seen.toString(), needed.toString());
  }

  private static Stream<TopicDifference> settings(NewTopic needed, Config config) {
    return configs(needed).entrySet().stream()
        .filter(setting -> !NOT_COMPARED.contains(setting.getKey()))
        .filter(setting -> !fits(setting.getValue(), config.get(setting.getKey())))
        .map(
            setting ->
                difference(
                    setting.getKey(), config.get(setting.getKey()).value(), setting.getValue()))
        .sorted(Comparator.comparing(TopicDifference::setting));
  }

  /* A broker that doesn't know a setting doesn't act on it either. */
  private static boolean fits(String needed, ConfigEntry seen) {
    if (seen == null || seen.value() == null || seen.value().equals(needed)) {
      return true;
    }
    if (AT_LEAST.contains(seen.name())) {
      return limit(seen.value()) >= limit(needed);
    }
    return AT_MOST_UNLESS_CHOSEN.contains(seen.name())
        && (isChosen(seen) || limit(seen.value()) <= limit(needed));
  }

  private static boolean isChosen(ConfigEntry seen) {
    return seen.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG;
  }

  private static long limit(String value) {
    return value.equals(UNLIMITED) ? Long.MAX_VALUE : Long.parseLong(value);
  }
}
