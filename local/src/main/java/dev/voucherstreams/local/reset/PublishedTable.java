package dev.voucherstreams.local.reset;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * A compacted topic that the tally publishes. Counted anew it may have fewer keys: under other
 * rules a segment may not exist any more.
 */
record PublishedTable(String name, String bootstrapServers) {

  private static final Duration POLL = Duration.ofMillis(500);

  /** The keys that have a value, each with the partition that says so. */
  Map<String, TopicPartition> keys() {
    Map<String, Object> config =
        Map.of(
            "bootstrap.servers",
            bootstrapServers,
            "isolation.level",
            "read_committed",
            "allow.auto.create.topics",
            false);
    try (Consumer<String, byte[]> consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions = partitions(consumer);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      return readToEnd(consumer, consumer.endOffsets(partitions));
    }
  }

  /** Takes back all that is published. */
  void clear() throws InterruptedException, ExecutionException {
    Map<String, Object> config = Map.of("bootstrap.servers", bootstrapServers);
    try (Producer<String, byte[]> producer =
        new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
      List<Future<RecordMetadata>> tombstones = new ArrayList<>();
      keys().forEach((key, at) -> tombstones.add(producer.send(tombstone(key, at))));
      for (Future<RecordMetadata> tombstone : tombstones) {
        tombstone.get();
      }
    }
  }

  private List<TopicPartition> partitions(Consumer<?, ?> consumer) {
    return consumer.listTopics().getOrDefault(name, List.of()).stream()
        .map(partition -> new TopicPartition(name, partition.partition()))
        .toList();
  }

  private static Map<String, TopicPartition> readToEnd(
      Consumer<String, byte[]> consumer, Map<TopicPartition, Long> ends) {
    Map<String, TopicPartition> keys = new HashMap<>();
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      consumer.poll(POLL).forEach(each -> apply(each, keys));
    }
    return keys;
  }

  private static void apply(
      ConsumerRecord<String, byte @Nullable []> published, Map<String, TopicPartition> keys) {
    if (published.value() == null) {
      keys.remove(published.key());
    } else {
      keys.put(published.key(), new TopicPartition(published.topic(), published.partition()));
    }
  }

  private static ProducerRecord<String, byte[]> tombstone(String key, TopicPartition at) {
    return new ProducerRecord<>(at.topic(), at.partition(), key, null);
  }
}
