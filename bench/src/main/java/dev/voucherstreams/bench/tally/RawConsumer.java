package dev.voucherstreams.bench.tally;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads a topic from its beginning and does nothing with it: the most that any client could do. */
final class RawConsumer {

  private final Map<String, Object> client;

  RawConsumer(Map<String, Object> client) {
    this.client = new HashMap<>(client);
    this.client.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
  }

  /** Returns how long it took from the first record to the last. */
  Duration read(String topic, int events) {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      int read = consumer.poll(Duration.ofSeconds(10)).count();
      long started = System.nanoTime();
      while (read < events) {
        read += consumer.poll(Duration.ofSeconds(10)).count();
      }
      return Duration.ofNanos(System.nanoTime() - started);
    }
  }
}
