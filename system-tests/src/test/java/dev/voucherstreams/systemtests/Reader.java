package dev.voucherstreams.systemtests;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads all that is committed in a topic, from its beginning.
 *
 * @param <V> the type of the values
 */
final class Reader<V> implements AutoCloseable {

  private final KafkaConsumer<String, V> consumer;
  private final List<TopicPartition> partitions;
  private final List<ConsumerRecord<String, V>> records = new ArrayList<>();

  Reader(String kafka, String topic, Deserializer<V> values) {
    Map<String, Object> config =
        Map.of("bootstrap.servers", kafka, "isolation.level", "read_committed");
    consumer = new KafkaConsumer<>(config, new StringDeserializer(), values);
    partitions =
        consumer.partitionsFor(topic).stream()
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** Reads a little more, if there is more, and returns all that was read so far. */
  List<ConsumerRecord<String, V>> readOn() {
    consumer.poll(Duration.ofMillis(200)).forEach(records::add);
    return records;
  }

  /** Reads on until there is a record like this, and returns the first. */
  ConsumerRecord<String, V> awaitFirst(Predicate<ConsumerRecord<String, V>> like) {
    return await()
        .until(() -> readOn().stream().filter(like).findFirst(), Optional::isPresent)
        .orElseThrow();
  }

  /** Reads on to what is the end now, and returns all that was read so far. */
  List<ConsumerRecord<String, V>> readToTheEnd() {
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      readOn();
    }
    return records;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
