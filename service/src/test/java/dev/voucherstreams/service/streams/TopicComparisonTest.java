package dev.voucherstreams.service.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.schemas.TopicSettings;
import dev.voucherstreams.schemas.Topics;
import dev.voucherstreams.service.streams.UnfitTopic.TopicDifference;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ConfigEntry.ConfigSource;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicComparisonTest {

  private static final Topics TOPICS = new Topics("");
  private static final TopicSettings SETTINGS =
      new TopicSettings(true, 12, 1, 4, (short) 3, null, Duration.ofDays(7), Duration.ofDays(90));

  /* What Kafka makes of a topic that nobody configured. */
  private static final Map<String, String> DEFAULTS =
      Map.ofEntries(
          Map.entry("cleanup.policy", "delete"),
          Map.entry("retention.ms", "604800000"),
          Map.entry("retention.bytes", "-1"),
          Map.entry("max.message.bytes", "1048588"),
          Map.entry("message.timestamp.type", "CreateTime"),
          Map.entry("message.timestamp.before.max.ms", "9223372036854775807"),
          Map.entry("message.timestamp.after.max.ms", "3600000"),
          Map.entry("min.insync.replicas", "1"),
          Map.entry("min.compaction.lag.ms", "0"),
          Map.entry("max.compaction.lag.ms", "9223372036854775807"),
          Map.entry("delete.retention.ms", "86400000"),
          Map.entry("segment.bytes", "1073741824"));

  @ParameterizedTest
  @ValueSource(strings = {"order-events", "order-events.dead-letter", "segment-vouchers"})
  void topic_asItWouldBeCreated_isFit(String name) {
    NewTopic needed = needed(name);

    assertThat(compare(needed, needed.numPartitions(), 3, needed.configs())).isEmpty();
  }

  @Test
  void orderEvents_thatWereCreatedByThemselves_haveTheirDifferencesNamed() {
    // When
    UnfitTopic unfit = compare(needed("order-events"), 1, 1, Map.of()).orElseThrow();

    // Then
    assertThat(unfit.refused()).isFalse();
    assertThat(unfit.text("broker:9092"))
        .isEqualTo(
            "partitions is 1 instead of 12, replication.factor is 1 instead of 3,"
                + " min.insync.replicas is 1 instead of 2, retention.ms is 604800000 instead of -1;"
                + " put it right with: kafka-configs.sh --bootstrap-server broker:9092 --alter"
                + " --entity-type topics --entity-name order-events"
                + " --add-config min.insync.replicas=2,retention.ms=-1;"
                + " kafka-topics.sh --bootstrap-server broker:9092 --alter --topic order-events"
                + " --partitions 12 (before that, docs/operations.md#topics-that-exist);"
                + " kafka-reassign-partitions.sh (docs/operations.md#topics-that-exist)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"segment-vouchers", "order-loads", "dead-letter-replays"})
  void tables_thatAreNotCompactedOnly_areRefused(String name) {
    for (String policy : List.of("delete", "compact,delete", "delete,compact", "")) {
      UnfitTopic unfit =
          compare(needed(name), 1, 3, changed(needed(name), "cleanup.policy", policy))
              .orElseThrow();

      assertThat(unfit.refused()).isTrue();
      assertThat(unfit.text("b"))
          .contains("cleanup.policy is " + policy + " instead of compact")
          .contains("--entity-name " + name + " --add-config cleanup.policy=compact");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "order-events, cleanup.policy, compact",
    "order-events, cleanup.policy, 'compact,delete'",
    "order-events, retention.ms, 604800000",
    "order-events, retention.bytes, 1073741824",
    "order-events, message.timestamp.type, LogAppendTime",
    "order-events, min.insync.replicas, 1",
    "order-events.dead-letter, retention.ms, 604800000",
    "order-events.dead-letter, message.timestamp.type, CreateTime",
    "order-events.dead-letter, max.message.bytes, 1048588",
    "voucher-requests, retention.ms, 3600000",
    "voucher-results, max.message.bytes, 1048588",
    "voucher-results, message.timestamp.before.max.ms, 604800000",
    "segment-vouchers, message.timestamp.after.max.ms, 3600000",
  })
  void setting_thatIsNotAsNeeded_isNamed(String name, String setting, String seen) {
    NewTopic needed = needed(name);

    UnfitTopic unfit =
        compare(needed, needed.numPartitions(), 3, changed(needed, setting, seen)).orElseThrow();

    assertThat(unfit.refused()).isFalse();
    assertThat(unfit.differences())
        .containsExactly(new TopicDifference(setting, seen, needed.configs().get(setting)));
  }

  @ParameterizedTest
  @CsvSource({
    "order-events.dead-letter, retention.ms, -1",
    "order-events.dead-letter, retention.ms, 31536000000",
    "order-events.dead-letter, max.message.bytes, 10485760",
    "order-events, min.insync.replicas, 3",
    "segment-vouchers, max.compaction.lag.ms, 3600000",
    "segment-vouchers, delete.retention.ms, 86400000",
    "segment-vouchers, segment.bytes, 1073741824",
  })
  void setting_thatIsMoreThanNeededOrChosen_isFit(String name, String setting, String seen) {
    NewTopic needed = needed(name);

    assertThat(compare(needed, needed.numPartitions(), 3, changed(needed, setting, seen)))
        .isEmpty();
  }

  @Test
  void table_thatHasTheDefaultsOfCompaction_isNamed() {
    NewTopic needed = needed("segment-vouchers");

    UnfitTopic unfit =
        compare(needed, 1, 3, without(needed, "max.compaction.lag.ms", "delete.retention.ms"))
            .orElseThrow();

    assertThat(unfit.refused()).isFalse();
    assertThat(unfit.differences())
        .extracting(TopicDifference::setting)
        .containsExactly("delete.retention.ms", "max.compaction.lag.ms");
  }

  @Test
  void copies_fewerThanHaveToHaveARecord_areNamed() {
    NewTopic needed = new NewTopic("t", Optional.empty(), Optional.empty());

    assertThat(
            compare(needed, 1, 1, Map.of("min.insync.replicas", "2")).orElseThrow().differences())
        .containsExactly(new TopicDifference("min.insync.replicas", "2", "1"));
  }

  @Test
  void config_thatMayNotBeSeen_leavesPartitionsAndCopiesToCompare() {
    UnfitTopic unfit =
        TopicComparison.compare(needed("segment-vouchers"), description(1, 1), Optional.empty())
            .orElseThrow();

    assertThat(unfit.differences())
        .containsExactly(new TopicDifference("replication.factor", "1", "3"));
  }

  private static NewTopic needed(String name) {
    return IntStream.of(0, 1)
        .mapToObj(
            which ->
                which == 0 ? SETTINGS.forTally(TOPICS) : SETTINGS.forRequests(TOPICS, List.of()))
        .flatMap(List::stream)
        .filter(topic -> topic.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, String> changed(NewTopic needed, String setting, String value) {
    Map<String, String> settings = new HashMap<>(needed.configs());
    settings.put(setting, value);
    return settings;
  }

  private static Map<String, String> without(NewTopic needed, String... keys) {
    Map<String, String> settings = new HashMap<>(needed.configs());
    settings.keySet().removeAll(List.of(keys));
    return settings;
  }

  private static Optional<UnfitTopic> compare(
      NewTopic needed, int partitions, int copies, Map<String, String> settings) {
    Map<String, ConfigEntry> entries = new HashMap<>();
    DEFAULTS.forEach(
        (key, value) -> entries.put(key, entry(key, value, ConfigSource.DEFAULT_CONFIG)));
    settings.forEach(
        (key, value) -> entries.put(key, entry(key, value, ConfigSource.DYNAMIC_TOPIC_CONFIG)));
    return TopicComparison.compare(
        needed, description(partitions, copies), Optional.of(new Config(entries.values())));
  }

  private static ConfigEntry entry(String key, String value, ConfigSource source) {
    return new ConfigEntry(
        key, value, source, false, false, List.of(), ConfigEntry.ConfigType.STRING, "");
  }

  private static TopicDescription description(int partitions, int copies) {
    List<Node> replicas = IntStream.range(0, copies).mapToObj(id -> new Node(id, "b", 1)).toList();
    return new TopicDescription(
        "any",
        false,
        IntStream.range(0, partitions)
            .mapToObj(id -> new TopicPartitionInfo(id, replicas.get(0), replicas, replicas))
            .toList());
  }
}
