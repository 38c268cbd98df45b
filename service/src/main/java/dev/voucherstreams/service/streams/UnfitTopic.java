package dev.voucherstreams.service.streams;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A topic that isn't as it is needed.
 *
 * @param differences at least one
 * @param refused whether its client must not start: rows of it would be deleted
 */
public record UnfitTopic(String name, List<TopicDifference> differences, boolean refused) {

  private static final String DOCUMENT = "docs/operations.md#topics-that-exist";

  /** What is wrong with it, and Kafka's own commands that put it right, or where it says how. */
  String text(String bootstrapServers) {
    String wrong =
        differences.stream().map(TopicDifference::toString).collect(Collectors.joining(", "));
    return wrong + "; put it right with: " + remedy(bootstrapServers);
  }

  private String remedy(String bootstrapServers) {
    String settings =
        differences.stream()
            .filter(TopicDifference::isOfItsConfiguration)
            .map(difference -> difference.setting() + "=" + difference.needed())
            .collect(Collectors.joining(","));
    Stream<String> configure =
        settings.isEmpty()
            ? Stream.of()
            : Stream.of(
                "kafka-configs.sh --bootstrap-server %s --alter --entity-type topics --entity-name %s --add-config %s"
                    .formatted(bootstrapServers, name, settings));
    Stream<String> reshape =
        differences.stream()
            .filter(difference -> !difference.isOfItsConfiguration())
            .map(difference -> reshape(difference, bootstrapServers));
    return Stream.concat(configure, reshape).collect(Collectors.joining("; "));
  }

  /* What more it takes than the command, or instead of it, is longer than a line. */
  private String reshape(TopicDifference difference, String bootstrapServers) {
    return difference.setting().equals(TopicDifference.PARTITIONS)
        ? "kafka-topics.sh --bootstrap-server %s --alter --topic %s --partitions %s (before that, %s)"
            .formatted(bootstrapServers, name, difference.needed(), DOCUMENT)
        : "kafka-reassign-partitions.sh (" + DOCUMENT + ")";
  }

  /**
   * Something about a topic that isn't as it is needed.
   *
   * @param setting a key of a topic's configuration, or {@link #PARTITIONS} or {@link #REPLICATION}
   * @param seen what it is
   * @param needed what it has to be, as one would set it
   */
  public record TopicDifference(String setting, String seen, String needed) {

    static final String PARTITIONS = "partitions";
    static final String REPLICATION = "replication.factor";

    boolean isOfItsConfiguration() {
      return !setting.equals(PARTITIONS) && !setting.equals(REPLICATION);
    }

    @Override
    public String toString() {
      return "%s is %s instead of %s".formatted(setting, seen, needed);
    }
  }
}
