package dev.voucherstreams.loader.deadletter;

import dev.voucherstreams.loader.send.Cluster;
import dev.voucherstreams.loader.send.KafkaSettings;
import dev.voucherstreams.loader.send.LoadFailedException;
import dev.voucherstreams.schemas.deadletter.DeadLetter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;

/**
 * Sends the dead letters that wait again to the topic that they came from. The records and the
 * account of them are in the same transactions, so each letter is sent once, whenever this is
 * broken off. A second replay of the same topic makes the first one fail.
 */
public final class Replay {

  private final KafkaSettings kafka;
  private final String topic;
  private final boolean discard;
  private final LetterCount done = new LetterCount();
  private final LetterCount unsendable = new LetterCount();

  /**
   * @param topic where the letters came from
   * @param discard whether they are done with without being sent
   */
  public Replay(KafkaSettings kafka, String topic, boolean discard) {
    this.kafka = kafka;
    this.topic = topic;
    this.discard = discard;
  }

  /** The letters that were sent, or discarded. */
  public LetterCount done() {
    return done;
  }

  /** Those that can't be sent: they don't say that they came from the topic. */
  public LetterCount unsendable() {
    return unsendable;
  }

  /**
   * Counts the letters that wait, and does nothing with them.
   *
   * @throws LoadFailedException if there is no broker, or a topic is missing
   */
  public void preview() throws LoadFailedException {
    try (Cluster cluster = Cluster.connect(kafka)) {
      int partitions = cluster.require(topic).partitions().size();
      ReplayLog log = new ReplayLog(kafka, cluster.require(kafka.topics().deadLetter(topic)));
      try (DeadLetterReader reader = new DeadLetterReader(kafka, log.positions(cluster))) {
        reader.forEachBatch(letters -> count(letters, partitions));
      }
    }
  }

  /**
   * Does it with all letters that wait now, not with those that come back meanwhile.
   *
   * @throws LoadFailedException if there is no broker, or a topic is missing
   * @throws KafkaException if it fails on the way; what was counted until then is done
   */
  public void run() throws LoadFailedException {
    try (Cluster cluster = Cluster.connect(kafka)) {
      int partitions = cluster.require(topic).partitions().size();
      cluster.require(kafka.topics().deadLetterReplays());
      ReplayLog log = new ReplayLog(kafka, cluster.require(kafka.topics().deadLetter(topic)));
      /* The sender first: what an earlier replay left open is over when the log is read. */
      try (TransactionalSender sender = new TransactionalSender(kafka, "replay-of-" + topic);
          DeadLetterReader reader = new DeadLetterReader(kafka, log.positions(cluster))) {
        reader.forEachBatch(
            letters -> {
              sender.send(records(letters, partitions, log));
              count(letters, partitions);
            });
      }
    } catch (ProducerFencedException | InvalidProducerEpochException e) {
      throw new LoadFailedException(
          "another replay of %s has begun, so this one gives way".formatted(topic), e);
    }
  }

  private List<ProducerRecord<byte[], byte[]>> records(
      List<DeadLetter> letters, int partitions, ReplayLog log) {
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>(log.rows(letters));
    if (!discard) {
      letters.forEach(letter -> replay(letter, partitions).ifPresent(records::add));
    }
    return records;
  }

  private Optional<ProducerRecord<byte[], byte[]>> replay(DeadLetter letter, int partitions) {
    return letter
        .replay()
        .filter(record -> record.topic().equals(topic) && record.partition() < partitions);
  }

  private void count(List<DeadLetter> letters, int partitions) {
    for (DeadLetter letter : letters) {
      boolean isDone = discard || replay(letter, partitions).isPresent();
      (isDone ? done : unsendable).add(letter);
    }
  }
}
