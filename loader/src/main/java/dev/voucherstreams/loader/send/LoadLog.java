package dev.voucherstreams.loader.send;

import dev.voucherstreams.events.LoadProgress;
import dev.voucherstreams.schemas.serde.AvroDeserializer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads how far data sets are loaded, from the topic that says it. */
final class LoadLog {

  private static final Duration POLL = Duration.ofMillis(500);

  /* Longer than the transaction of a loader that died can stay open. */
  private static final Duration LIMIT = Duration.ofSeconds(90);

  private final KafkaSettings settings;
  private final Cluster cluster;
  private final String topic;

  LoadLog(KafkaSettings settings, Cluster cluster) {
    this.settings = settings;
    this.cluster = cluster;
    this.topic = settings.topics().orderLoads();
  }

  /**
   * Returns how far a data set is loaded, empty if it is not.
   *
   * @throws TimeoutException if that doesn't become known
   */
  Optional<LoadProgress> find(String dataset) {
    Map<TopicPartition, Long> ends = cluster.ends(topic);
    try (KafkaConsumer<String, byte[]> consumer =
            new KafkaConsumer<>(
                settings.consumer(), new StringDeserializer(), new ByteArrayDeserializer());
        AvroDeserializer<LoadProgress> avro = new AvroDeserializer<>(LoadProgress.class)) {
      avro.configure(settings.serde(), false);
      consumer.assign(ends.keySet());
      consumer.seekToBeginning(ends.keySet());
      return readUntil(ends, consumer, dataset).map(bytes -> avro.deserialize(topic, bytes));
    }
  }

  /*
   * The ends include the transactions of other loaders that are still open. Reading gets there only
   * when these are over, so nothing is missed that was committed after they began.
   */
  private Optional<byte[]> readUntil(
      Map<TopicPartition, Long> ends, KafkaConsumer<String, byte[]> consumer, String dataset) {
    Optional<byte[]> latest = Optional.empty();
    Patience patience = new Patience(LIMIT, System::nanoTime);
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
        if (dataset.equals(record.key())) {
          latest = Optional.ofNullable(record.value());
        }
      }
      if (patience.isOver(latest)) {
        throw new TimeoutException(topic + " can't be read to its end");
      }
    }
    return latest;
  }
}
