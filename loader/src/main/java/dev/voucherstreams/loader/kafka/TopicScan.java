package dev.voucherstreams.loader.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads what is committed in a topic, to where the topic ends now. */
public record TopicScan(Cluster cluster, String topic) {

  private static final Duration POLL = Duration.ofMillis(500);

  /* Longer than the transaction of a process that died can stay open. */
  private static final Duration LIMIT = Duration.ofSeconds(90);

  /**
   * Returns the latest value of each key of a small compacted topic; nothing if there is no such
   * topic. Records without a key, which it may have from before it was compacted, are in no row.
   *
   * @throws TimeoutException if it can't be read to its end
   */
  public Map<String, byte[]> table() {
    Map<String, byte[]> table = new HashMap<>();
    forEach(row -> put(row, table), () -> false);
    return table;
  }

  private static void put(
      ConsumerRecord<byte @Nullable [], byte @Nullable []> row, Map<String, byte[]> table) {
    byte[] key = row.key();
    if (key != null) {
      table.compute(new String(key, UTF_8), (text, before) -> row.value());
    }
  }

  /**
   * Hands over all records; none if there is no such topic.
   *
   * <p>The ends include transactions that are still open. Reading gets there only when these are
   * over, so nothing is missed that was committed after they began.
   *
   * @param stop asked now and then whether to stop before the end
   * @return whether all were handed over
   * @throws TimeoutException if it can't be read to its end
   */
  public boolean forEach(
      Consumer<ConsumerRecord<byte @Nullable [], byte @Nullable []>> action, BooleanSupplier stop) {
    Map<TopicPartition, Long> ends = cluster.ends(topic);
    Map<TopicPartition, Long> beginnings = new HashMap<>(ends);
    beginnings.replaceAll((partition, end) -> 0L);
    return forEachBatch(beginnings, ends, records -> records.forEach(action), stop);
  }

  /**
   * Hands over the records from given offsets on, some at a time. It doesn't wait for transactions
   * that are open: the ends are before them.
   *
   * @throws TimeoutException if it can't be read to its end
   */
  public void forEachBatch(
      Map<TopicPartition, Long> from,
      Consumer<List<ConsumerRecord<byte @Nullable [], byte @Nullable []>>> action) {
    forEachBatch(from, cluster.committedEnds(from.keySet()), action, () -> false);
  }

  private boolean forEachBatch(
      Map<TopicPartition, Long> from,
      Map<TopicPartition, Long> ends,
      Consumer<List<ConsumerRecord<byte @Nullable [], byte @Nullable []>>> action,
      BooleanSupplier stop) {
    try (KafkaConsumer<byte @Nullable [], byte @Nullable []> consumer =
        new KafkaConsumer<>(
            cluster.settings().consumer(),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(from.keySet());
      from.forEach(consumer::seek);
      return readTo(
          ends, consumer, limit -> action.accept(before(ends, consumer.poll(limit))), stop);
    }
  }

  /**
   * Has somebody read until this consumer is where its partitions of the topic end now; not at all
   * if there is no such topic.
   *
   * @param read polls, for so long at the most
   * @throws TimeoutException if it can't be read to its end
   */
  public void readToTheEnd(KafkaConsumer<?, ?> consumer, Consumer<Duration> read) {
    Map<TopicPartition, Long> ends = new HashMap<>(cluster.ends(topic));
    ends.keySet().retainAll(consumer.assignment());
    readTo(ends, consumer, read, () -> false);
  }

  private boolean readTo(
      Map<TopicPartition, Long> ends,
      KafkaConsumer<?, ?> consumer,
      Consumer<Duration> read,
      BooleanSupplier stop) {
    StallDetector stall = new StallDetector(LIMIT, System::nanoTime);
    for (long lag = lag(ends, consumer); lag > 0; lag = lag(ends, consumer)) {
      if (stop.getAsBoolean()) {
        return false;
      }
      read.accept(POLL);
      if (stall.isStalled(lag)) {
        throw new TimeoutException(topic + " can't be read to its end");
      }
    }
    return true;
  }

  private static long lag(Map<TopicPartition, Long> ends, KafkaConsumer<?, ?> consumer) {
    return ends.entrySet().stream()
        .mapToLong(end -> Math.max(0, end.getValue() - consumer.position(end.getKey())))
        .sum();
  }

  /* What comes after the end may be an echo of what became of the records before. */
  private static <K, V> List<ConsumerRecord<K, V>> before(
      Map<TopicPartition, Long> ends, ConsumerRecords<K, V> records) {
    return ends.entrySet().stream()
        .flatMap(
            end ->
                records.records(end.getKey()).stream()
                    .filter(record -> record.offset() < end.getValue()))
        .toList();
  }
}
