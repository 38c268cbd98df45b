package dev.voucherstreams.systemtests;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** How far a group is behind in a topic. */
record Lag(String kafka, String group, String topic) {

  /** Returns how many records it has not committed yet. */
  long left() throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
      Map<TopicPartition, OffsetSpec> ends =
          admin.describeTopics(List.of(topic)).allTopicNames().get().values().stream()
              .flatMap(Lag::partitions)
              .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
      Map<TopicPartition, OffsetAndMetadata> done =
          admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
      return admin.listOffsets(ends).all().get().entrySet().stream()
          .mapToLong(end -> end.getValue().offset() - offset(done.get(end.getKey())))
          .sum();
    }
  }

  private static Stream<TopicPartition> partitions(TopicDescription topic) {
    return topic.partitions().stream()
        .map(partition -> new TopicPartition(topic.name(), partition.partition()));
  }

  private static long offset(@Nullable OffsetAndMetadata done) {
    return done == null ? 0 : done.offset();
  }
}
