package dev.voucherstreams.service.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class InternalTopicsTest {

  @Test
  void internalTopics_areKnownByTheirNames_andHaveToBeAsKafkaStreamsIsTold() {
    // Given
    InternalTopics internal =
        new InternalTopics(
            Map.of(
                "application.id",
                "shop.voucher-streams-tally",
                "replication.factor",
                3,
                "topic.min.insync.replicas",
                "2",
                "commit.interval.ms",
                80));

    // When
    List<NewTopic> topics =
        internal
            .among(
                List.of(
                    "order-events",
                    "voucher-streams-tally-tally-rules-changelog",
                    "shop.voucher-streams-tally-tally-rules-changelog",
                    "shop.voucher-streams-tally-segment-partials-repartition",
                    "shop.voucher-streams-tally-notes"))
            .toList();

    // Then
    assertThat(topics)
        .containsExactly(
            topic("shop.voucher-streams-tally-tally-rules-changelog")
                .configs(Map.of("cleanup.policy", "compact", "min.insync.replicas", "2")),
            topic("shop.voucher-streams-tally-segment-partials-repartition")
                .configs(
                    Map.of(
                        "cleanup.policy", "delete",
                        "retention.ms", "-1",
                        "min.insync.replicas", "2")));
  }

  @Test
  void copies_thatAreTheBrokersChoice_areNotCompared() {
    InternalTopics internal =
        new InternalTopics(Map.of("application.id", "a", "replication.factor", "-1"));

    assertThat(internal.among(List.of("a-b-changelog")))
        .extracting(NewTopic::replicationFactor)
        .containsExactly((short) -1);
  }

  private static NewTopic topic(String name) {
    return new NewTopic(name, Optional.empty(), Optional.of((short) 3));
  }
}
