package dev.voucherstreams.systemtests;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * How far groups are behind in a topic.
 *
 * @param group the group, or what the names of several begin with, as those of generations do
 */
record Lag(String kafka, String group, String topic) {

  /** Returns how many records it has not committed yet. */
  long left() throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
      Map<TopicPartition, OffsetSpec> ends =
          admin.describeTopics(List.of(topic)).allTopicNames().get().values().stream()
              .flatMap(Lag::partitions)
              .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
      Map<TopicPartition, ListOffsetsResultInfo> offsets = admin.listOffsets(ends).all().get();
      long left = 0;
      for (GroupListing each : admin.listGroups().all().get()) {
        if (each.groupId().startsWith(group)) {
          left += left(offsets, admin, each.groupId());
        }
      }
      return left;
    }
  }

  private static long left(
      Map<TopicPartition, ListOffsetsResultInfo> ends, Admin admin, String group)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetAndMetadata> done =
        admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
    return ends.entrySet().stream()
        .mapToLong(end -> end.getValue().offset() - offset(done.get(end.getKey())))
        .sum();
  }

  private static Stream<TopicPartition> partitions(TopicDescription topic) {
    return topic.partitions().stream()
        .map(partition -> new TopicPartition(topic.name(), partition.partition()));
  }

  private static long offset(@Nullable OffsetAndMetadata done) {
    return done == null ? 0 : done.offset();
  }
}
