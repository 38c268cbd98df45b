package dev.voucherstreams.loader.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.voucherstreams.loader.kafka.Cluster;
import dev.voucherstreams.loader.kafka.TopicScan;
import dev.voucherstreams.schemas.deadletter.DeadLetter;
import dev.voucherstreams.schemas.deadletter.Origin;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * What is processed of a dead-letter topic, as a compacted topic keeps it: a row for each partition
 * that says how far, and a row for each letter before that was passed over. A consumer group would
 * forget it after a week without a replay (offsets.retention.minutes), while dead letters stay for
 * months, and all would be sent again.
 *
 * @param topic the compacted topic
 * @param deadLetters the dead-letter topic
 */
record ReplayLog(String topic, TopicDescription deadLetters) {

  private static final Pattern POSITION = Pattern.compile("(\\d{1,18}) of ([^ ]+)");
  private static final Pattern PASSED_OVER =
      Pattern.compile("passed over of ([^ ]+): (.*)", Pattern.DOTALL);

  /**
   * Returns which letters wait.
   *
   * @throws SerializationException if somebody else has written what can't be understood
   */
  Waiting read(Cluster cluster) {
    return waiting(new TopicScan(cluster, topic).table());
  }

  /** All letters, for a look at them where the log can't be understood. */
  Waiting everything() {
    return waiting(Map.of());
  }

  Waiting waiting(Map<String, byte[]> rows) {
    Map<TopicPartition, Long> positions = new HashMap<>();
    for (TopicPartitionInfo info : deadLetters.partitions()) {
      TopicPartition partition = new TopicPartition(deadLetters.name(), info.partition());
      positions.put(partition, position(partition, rows.get(partition.toString())));
    }
    Map<Origin, String> passedOver = new HashMap<>();
    rows.forEach(
        (key, value) ->
            Origin.parse(key)
                .filter(letter -> letter.topic().equals(deadLetters.name()))
                .ifPresent(letter -> addPassedOver(letter, value, passedOver)));
    return new Waiting(positions, passedOver);
  }

  /* A topic that was deleted and created anew has other letters, from offset 0 again. */
  private long position(TopicPartition partition, byte @Nullable [] row) {
    if (row == null) {
      return 0;
    }
    String text = new String(row, UTF_8);
    Matcher parts = POSITION.matcher(text);
    if (!parts.matches()) {
      throw new SerializationException(
          "%1$s should say how far %2$s is processed, but says: %3$s; to have all wait again: make console-producer TOPIC=%1$s, and there %2$s|0 of %4$s"
              .formatted(topic, partition, Printable.text(text), deadLetters.topicId()));
    }
    return isOfThisTopic(parts.group(2)) ? Long.parseLong(parts.group(1)) : 0;
  }

  private void addPassedOver(Origin letter, byte[] row, Map<Origin, String> passedOver) {
    Matcher parts = PASSED_OVER.matcher(new String(row, UTF_8));
    if (parts.matches() && isOfThisTopic(parts.group(1))) {
      passedOver.put(letter, parts.group(2));
    }
  }

  private boolean isOfThisTopic(String topicId) {
    return topicId.equals(deadLetters.topicId().toString());
  }

  /** The row which says that everything up to a letter is processed, or passed over. */
  ProducerRecord<byte[], byte[]> position(DeadLetter last) {
    Origin letter = last.here();
    TopicPartition partition = new TopicPartition(letter.topic(), letter.partition());
    return row(partition.toString(), letter.offset() + 1 + " of " + deadLetters.topicId());
  }

  /** The row which says why a letter can't be sent, so that it goes on waiting. */
  ProducerRecord<byte[], byte[]> passedOver(DeadLetter letter, String why) {
    return row(
        letter.here().toString(), "passed over of %s: %s".formatted(deadLetters.topicId(), why));
  }

  /** The row which says that a letter that was passed over is processed, or gone. */
  ProducerRecord<byte[], byte[]> doneWith(Origin letter) {
    return new ProducerRecord<>(topic, letter.toString().getBytes(UTF_8), null);
  }

  private ProducerRecord<byte[], byte[]> row(String key, String value) {
    return new ProducerRecord<>(topic, key.getBytes(UTF_8), value.getBytes(UTF_8));
  }
}
