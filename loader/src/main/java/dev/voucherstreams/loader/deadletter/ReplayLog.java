package dev.voucherstreams.loader.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.voucherstreams.loader.send.Cluster;
import dev.voucherstreams.loader.send.CompactedTopic;
import dev.voucherstreams.loader.send.KafkaSettings;
import dev.voucherstreams.schemas.deadletter.DeadLetter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * How far a dead-letter topic is done with, as a compacted topic keeps it. A consumer group would
 * forget it after a week without a replay (offsets.retention.minutes), while dead letters stay for
 * months, and all would be sent again.
 *
 * @param deadLetters the dead-letter topic
 */
record ReplayLog(KafkaSettings kafka, TopicDescription deadLetters) {

  private static final Pattern ROW = Pattern.compile("(\\d{1,18}) of ([^ ]+)");

  /**
   * Returns where the letters that wait begin, for each partition.
   *
   * @throws SerializationException if somebody else has written what can't be understood
   */
  Map<TopicPartition, Long> positions(Cluster cluster) {
    Map<String, byte[]> rows = new CompactedTopic(kafka, cluster, topic()).read();
    Map<TopicPartition, Long> positions = new HashMap<>();
    for (TopicPartitionInfo info : deadLetters.partitions()) {
      TopicPartition partition = new TopicPartition(deadLetters.name(), info.partition());
      positions.put(partition, position(partition, rows.get(partition.toString())));
    }
    return positions;
  }

  /* A topic that was deleted and created anew has other letters, from offset 0 again. */
  long position(TopicPartition partition, byte @Nullable [] row) {
    if (row == null) {
      return 0;
    }
    String text = new String(row, UTF_8);
    Matcher parts = ROW.matcher(text);
    if (!parts.matches()) {
      throw new SerializationException(
          "%s should say how far %s is done with, but says: %s"
              .formatted(topic(), partition, text));
    }
    boolean ofThisTopic = parts.group(2).equals(deadLetters.topicId().toString());
    return ofThisTopic ? Long.parseLong(parts.group(1)) : 0;
  }

  /** The rows which say that everything up to these letters is done with. */
  List<ProducerRecord<byte[], byte[]>> rows(List<DeadLetter> letters) {
    Map<TopicPartition, Long> next = new HashMap<>();
    for (DeadLetter letter : letters) {
      ConsumerRecord<?, ?> record = letter.record();
      next.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
    }
    return next.entrySet().stream().map(entry -> row(entry.getKey(), entry.getValue())).toList();
  }

  private ProducerRecord<byte[], byte[]> row(TopicPartition partition, long next) {
    String value = next + " of " + deadLetters.topicId();
    return new ProducerRecord<>(
        topic(), partition.toString().getBytes(UTF_8), value.getBytes(UTF_8));
  }

  private String topic() {
    return kafka.topics().deadLetterReplays();
  }
}
