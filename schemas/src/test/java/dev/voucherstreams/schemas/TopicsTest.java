package dev.voucherstreams.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TopicsTest {

  private static final Duration WEEK = Duration.ofDays(7);

  @Test
  void names_withPrefix_allBeginWithIt() {
    Topics topics = new Topics("shop.");

    assertThat(topics.orderEvents()).isEqualTo("shop.order-events");
    assertThat(topics.deadLetter(topics.orderEvents())).isEqualTo("shop.order-events.dead-letter");
  }

  @Test
  void deadLetters_areOfTheTopicThatTheyAreNamedAfter() {
    Topics topics = new Topics("");

    assertThat(topics.ofDeadLetters("order-events.dead-letter")).isEqualTo("order-events");
    assertThat(topics.ofDeadLetters("order-events")).isEqualTo("order-events");
  }

  @Test
  void prefix_thatNoTopicMayHave_isRefused() {
    assertThatThrownBy(() -> new Topics("a/b"))
        .hasMessage("topic prefix may hold letters, digits, '.', '_' and '-' only, but is: a/b");
  }

  @Test
  void settings_noOrderRetention_keepsOrdersForEver() {
    // When
    List<NewTopic> topics = settings(null).forTally(new Topics(""));

    // Then
    NewTopic orders = topics.get(0);
    assertThat(orders.name()).isEqualTo("order-events");
    assertThat(orders.numPartitions()).isEqualTo(12);
    assertThat(orders.configs())
        .isEqualTo(
            Map.of(
                "cleanup.policy", "delete",
                "retention.ms", "-1",
                "retention.bytes", "-1",
                "message.timestamp.type", "CreateTime"));
  }

  @Test
  void settings_tables_areCompactedSoonAndTakeAnyTime() {
    assertThat(settings(null).forTally(new Topics("")))
        .filteredOn(topic -> topic.name().equals("segment-vouchers"))
        .extracting(NewTopic::configs)
        .containsExactly(
            Map.of(
                "cleanup.policy", "compact",
                "min.compaction.lag.ms", "0",
                "max.compaction.lag.ms", "60000",
                "delete.retention.ms", "600000",
                "segment.bytes", "4194304",
                "message.timestamp.before.max.ms", "9223372036854775807",
                "message.timestamp.after.max.ms", "9223372036854775807"));
  }

  @Test
  void settings_withCopies_allButOneHaveToHaveARecord() {
    assertThat(copies(3).minInsyncReplicas()).contains(2);
    assertThat(copies(1).minInsyncReplicas()).contains(1);
    assertThat(settings(null).minInsyncReplicas()).isEmpty();
    assertThat(copies(3).forTally(new Topics("")))
        .allSatisfy(
            topic -> {
              assertThat(topic.replicationFactor()).isEqualTo((short) 3);
              assertThat(topic.configs()).containsEntry("min.insync.replicas", "2");
            });
  }

  @Test
  void settings_tables_areCompacted() {
    assertThat(settings(WEEK).forTally(new Topics("")))
        .filteredOn(topic -> "compact".equals(topic.configs().get("cleanup.policy")))
        .extracting(NewTopic::name)
        .containsExactly("dead-letter-replays", "segment-vouchers", "order-loads");
  }

  @Test
  void settings_requests_haveResultsDeadLettersAndReplies() {
    // When
    List<NewTopic> topics = settings(null).forRequests(new Topics("t."), List.of("shop.replies"));

    // Then
    assertThat(topics)
        .extracting(NewTopic::name, NewTopic::numPartitions)
        .containsExactly(
            tuple("t.voucher-requests", 4),
            tuple("t.voucher-requests-json", 4),
            tuple("t.voucher-requests.dead-letter", 1),
            tuple("t.voucher-requests-json.dead-letter", 1),
            tuple("t.voucher-results", 4),
            tuple("t.voucher-results-json", 4),
            tuple("shop.replies", 4),
            tuple("t.segment-vouchers", 1));
  }

  @Test
  void settings_whatIsLongerThanARequest_hasRoom() {
    assertThat(settings(null).forRequests(new Topics(""), List.of("replies")))
        .filteredOn(topic -> "2097152".equals(topic.configs().get("max.message.bytes")))
        .extracting(NewTopic::name)
        .containsExactly(
            "voucher-requests.dead-letter",
            "voucher-requests-json.dead-letter",
            "voucher-results",
            "voucher-results-json",
            "replies");
  }

  @Test
  void settings_deadLetters_areKeptFromWhenTheyAreWritten() {
    assertThat(settings(null).forTally(new Topics("")))
        .filteredOn(topic -> topic.name().equals("order-events.dead-letter"))
        .extracting(NewTopic::configs)
        .containsExactly(
            Map.of(
                "cleanup.policy", "delete",
                "retention.ms", "604800000",
                "retention.bytes", "-1",
                "message.timestamp.type", "LogAppendTime",
                "max.message.bytes", "2097152"));
  }

  @Test
  void settings_noPartition_isRefused() {
    assertThatThrownBy(() -> new TopicSettings(true, 0, 1, 1, null, null, WEEK, WEEK))
        .hasMessage("order partitions must be at least 1, but is: 0");
  }

  private static TopicSettings copies(int copies) {
    return new TopicSettings(true, 12, 1, 4, (short) copies, null, WEEK, WEEK);
  }

  private static TopicSettings settings(@Nullable Duration orderRetention) {
    return new TopicSettings(true, 12, 1, 4, null, orderRetention, WEEK, WEEK);
  }
}
