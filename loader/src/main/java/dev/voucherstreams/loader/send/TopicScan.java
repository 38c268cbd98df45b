package dev.voucherstreams.loader.send;

import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads all of a topic that is committed, from its beginning to where it ends now. */
final class TopicScan {

  private static final Duration POLL = Duration.ofMillis(500);

  /* Longer than the transaction of a process that died can stay open. */
  private static final Duration LIMIT = Duration.ofSeconds(90);

  private final KafkaSettings settings;
  private final Cluster cluster;
  private final String name;

  TopicScan(KafkaSettings settings, Cluster cluster, String name) {
    this.settings = settings;
    this.cluster = cluster;
    this.name = name;
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
  boolean forEach(
      Consumer<ConsumerRecord<byte @Nullable [], byte @Nullable []>> action, BooleanSupplier stop) {
    Map<TopicPartition, Long> ends = cluster.ends(name);
    try (KafkaConsumer<byte @Nullable [], byte @Nullable []> consumer =
        new KafkaConsumer<>(
            settings.consumer(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(ends.keySet());
      consumer.seekToBeginning(ends.keySet());
      Patience patience = new Patience(LIMIT, System::nanoTime);
      for (long lag = lag(ends, consumer); lag > 0; lag = lag(ends, consumer)) {
        if (stop.getAsBoolean()) {
          return false;
        }
        consumer.poll(POLL).forEach(action);
        if (patience.isOver(lag)) {
          throw new TimeoutException(name + " can't be read to its end");
        }
      }
      return true;
    }
  }

  private static long lag(Map<TopicPartition, Long> ends, KafkaConsumer<?, ?> consumer) {
    return ends.entrySet().stream()
        .mapToLong(end -> Math.max(0, end.getValue() - consumer.position(end.getKey())))
        .sum();
  }
}
