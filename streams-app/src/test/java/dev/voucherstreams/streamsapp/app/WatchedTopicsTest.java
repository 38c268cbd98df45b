package dev.voucherstreams.streamsapp.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.junit.jupiter.api.Test;

class WatchedTopicsTest {

  private final WatchedTopics watched =
      new WatchedTopics(
          Set.of("order-events", "segment-vouchers"),
          () -> Set.of("voucher-streams-tally", "voucher-streams-requests"));

  @Test
  void topics_areThoseByName_theInternalOnesThatExist_andTheCommittedOffsets() {
    List<String> existing =
        List.of(
            "order-events",
            "voucher-streams-tally-segment-partials-repartition",
            "voucher-streams-tally-partial-tallies-changelog",
            "voucher-streams-tally.notes",
            "other-app-store-changelog",
            "voucher-results");

    assertThat(watched.among(existing))
        .containsExactlyInAnyOrder(
            "order-events",
            "segment-vouchers",
            "voucher-streams-tally-segment-partials-repartition",
            "voucher-streams-tally-partial-tallies-changelog",
            "__consumer_offsets");
  }

  @Test
  void partitionsOfATopic_areAll_thoseThatWereAddedToo() {
    assertThat(watched.partitions(topic("order-events", 2))).hasSize(2);
    assertThat(watched.partitions(topic("order-events", 3)))
        .contains(new TopicPartition("order-events", 2))
        .hasSize(3);
  }

  /* Where Kafka has them: Utils.abs(group.hashCode()) % 50. */
  @Test
  void committedOffsets_areThoseOfOurGroups() {
    assertThat(watched.partitions(topic("__consumer_offsets", 50)))
        .containsExactlyInAnyOrder(
            new TopicPartition("__consumer_offsets", 27),
            new TopicPartition("__consumer_offsets", 35));
    assertThat(watched.partitions(topic("__consumer_offsets", 1))).hasSize(1);
  }

  private static TopicDescription topic(String name, int partitions) {
    Node node = new Node(1, "localhost", 9092);
    return new TopicDescription(
        name,
        false,
        IntStream.range(0, partitions)
            .mapToObj(
                partition ->
                    new TopicPartitionInfo(
                        partition, node, List.of(node), Collections.singletonList(node)))
            .toList());
  }
}
