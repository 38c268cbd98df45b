package dev.voucherstreams.loader.deadletter;

import dev.voucherstreams.loader.send.KafkaSettings;
import dev.voucherstreams.schemas.deadletter.DeadLetter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads a dead-letter topic, from given offsets to where it ends now. */
final class DeadLetterReader implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<TopicPartition, Long> ends;

  DeadLetterReader(KafkaSettings settings, Map<TopicPartition, Long> from) {
    consumer =
        new KafkaConsumer<>(
            settings.consumer(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    consumer.assign(from.keySet());
    from.forEach(consumer::seek);
    ends = consumer.endOffsets(from.keySet());
  }

  /**
   * Hands over all letters, some at a time.
   *
   * @throws TimeoutException if they can't be read to the end
   */
  void forEachBatch(Consumer<List<DeadLetter>> action) {
    long lastNews = System.nanoTime();
    while (hasMore()) {
      List<DeadLetter> letters = poll();
      if (!letters.isEmpty()) {
        action.accept(letters);
        lastNews = System.nanoTime();
      } else if (System.nanoTime() - lastNews > LIMIT.toNanos()) {
        throw new TimeoutException("the dead letters can't be read to their end");
      }
    }
  }

  private boolean hasMore() {
    return ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
  }

  /* What comes after the end may be an echo of what became of the letters before. */
  private List<DeadLetter> poll() {
    return StreamSupport.stream(consumer.poll(POLL).spliterator(), false)
        .filter(record -> record.offset() < endOf(record))
        .map(DeadLetter::new)
        .toList();
  }

  private long endOf(ConsumerRecord<?, ?> record) {
    return ends.getOrDefault(new TopicPartition(record.topic(), record.partition()), 0L);
  }

  @Override
  public void close() {
    consumer.close();
  }
}
