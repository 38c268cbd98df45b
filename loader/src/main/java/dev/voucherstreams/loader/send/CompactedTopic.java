package dev.voucherstreams.loader.send;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** A small compacted topic, read as the table that it is. */
public final class CompactedTopic {

  private static final Duration POLL = Duration.ofMillis(500);

  /* Longer than the transaction of a process that died can stay open. */
  private static final Duration LIMIT = Duration.ofSeconds(90);

  private final KafkaSettings settings;
  private final Cluster cluster;
  private final String name;

  public CompactedTopic(KafkaSettings settings, Cluster cluster, String name) {
    this.settings = settings;
    this.cluster = cluster;
    this.name = name;
  }

  /**
   * Returns the latest value of each key; nothing if there is no such topic.
   *
   * @throws TimeoutException if it can't be read to its end
   */
  public Map<String, byte[]> read() {
    Map<TopicPartition, Long> ends = cluster.ends(name);
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            settings.consumer(), new StringDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(ends.keySet());
      consumer.seekToBeginning(ends.keySet());
      return readUntil(ends, consumer);
    }
  }

  /*
   * The ends include transactions that are still open. Reading gets there only when these are over,
   * so nothing is missed that was committed after they began.
   */
  private Map<String, byte[]> readUntil(
      Map<TopicPartition, Long> ends, KafkaConsumer<String, byte[]> consumer) {
    Map<String, byte[]> table = new HashMap<>();
    Patience patience = new Patience(LIMIT, System::nanoTime);
    for (long lag = lag(ends, consumer); lag > 0; lag = lag(ends, consumer)) {
      consumer.poll(POLL).forEach(row -> put(row, table));
      if (patience.isOver(lag)) {
        throw new TimeoutException(name + " can't be read to its end");
      }
    }
    return table;
  }

  private static long lag(Map<TopicPartition, Long> ends, KafkaConsumer<?, ?> consumer) {
    return ends.entrySet().stream()
        .mapToLong(end -> Math.max(0, end.getValue() - consumer.position(end.getKey())))
        .sum();
  }

  private static void put(
      ConsumerRecord<String, byte @Nullable []> row, Map<String, byte[]> table) {
    byte[] value = row.value();
    if (value == null) {
      table.remove(row.key());
    } else {
      table.put(row.key(), value);
    }
  }
}
