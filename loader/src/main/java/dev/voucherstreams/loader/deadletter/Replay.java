package dev.voucherstreams.loader.deadletter;

import dev.voucherstreams.loader.kafka.Cluster;
import dev.voucherstreams.loader.kafka.TopicScan;
import dev.voucherstreams.loader.kafka.UnusableClusterException;
import dev.voucherstreams.schemas.Topics;
import dev.voucherstreams.schemas.deadletter.DeadLetter;
import dev.voucherstreams.schemas.deadletter.Origin;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;

/**
 * Sends the dead letters that wait again to the topic that they came from. The records and the
 * account of them are in the same transactions, so each letter is sent once, whenever this is
 * broken off. A second replay of the same topic makes the first one fail.
 *
 * @param topic where the letters came from
 * @param discard whether they count as processed without being sent
 * @param summary where is taken down what becomes of them
 */
public record Replay(Cluster cluster, String topic, boolean discard, Summary summary) {

  /** What has become of dead letters in a replay. */
  public static final class Summary {

    private final LetterCount done = new LetterCount();
    private final LetterCount passedOver = new LetterCount();
    private final List<String> reasons = new ArrayList<>();

    /** Takes down a letter, and why it was passed over if it was. */
    void add(DeadLetter letter, Optional<String> whyPassedOver) {
      (whyPassedOver.isPresent() ? passedOver : done).add(letter);
      whyPassedOver.ifPresent(
          why -> reasons.add(LetterText.name(letter) + ": " + Printable.text(why)));
    }

    /** The letters that were sent, or discarded. */
    public LetterCount done() {
      return done;
    }

    /** The letters that can't be sent, and go on waiting. */
    public LetterCount passedOver() {
      return passedOver;
    }

    /** Each letter that can't be sent, by its name, and why. */
    public List<String> reasons() {
      return Collections.unmodifiableList(reasons);
    }
  }

  /**
   * Counts the letters that wait, and does nothing with them. Whether the broker takes them, only
   * sending them shows.
   *
   * @throws UnusableClusterException if there is no broker, or a topic is missing
   */
  public void preview() {
    Destination destination = destination();
    Waiting waiting = log().read(cluster);
    forEachBatch(waiting, letters -> letters.forEach(letter -> foresee(letter, destination)));
  }

  private void foresee(DeadLetter letter, Destination destination) {
    summary.add(letter, discard ? Optional.empty() : destination.obstacle(letter));
  }

  /**
   * Does it with all letters that wait now, not with those that come back meanwhile. Those that
   * can't be sent go on waiting, and don't hold up the others.
   *
   * @throws UnusableClusterException if there is no broker, or a topic is missing
   * @throws KafkaException if it fails on the way; what is in the summary until then is done
   */
  public void run() {
    Destination destination = destination();
    cluster.require(topics().deadLetterReplays());
    ReplayLog log = log();
    /* The sender first: what an earlier replay left open is over when the log is read. */
    try (TransactionalSender sender =
        new TransactionalSender(cluster.settings(), "replay-of-" + topic)) {
      Waiting waiting = log.read(cluster);
      Set<Origin> gone = new HashSet<>(waiting.passedOver().keySet());
      forEachBatch(
          waiting,
          letters -> {
            new ReplayBatch(log, waiting, destination, sender, summary, discard).send(letters);
            letters.forEach(letter -> gone.remove(letter.here()));
          });
      forget(gone, log, sender);
    } catch (ProducerFencedException | InvalidProducerEpochException e) {
      throw new UnusableClusterException(
          "another replay of %s has begun, so this one gives way".formatted(topic), e);
    }
  }

  /* Letters that were passed over may be gone by now: retention goes by their age. */
  private static void forget(Set<Origin> gone, ReplayLog log, TransactionalSender sender) {
    if (!gone.isEmpty()) {
      sender.send(gone.stream().map(log::doneWith).toList());
    }
  }

  private void forEachBatch(Waiting waiting, Consumer<List<DeadLetter>> action) {
    new TopicScan(cluster, topics().deadLetter(topic))
        .forEachBatch(
            waiting.begin(),
            records -> {
              List<DeadLetter> letters =
                  records.stream().map(DeadLetter::new).filter(waiting::contains).toList();
              if (!letters.isEmpty()) {
                action.accept(letters);
              }
            });
  }

  private Destination destination() {
    return new Destination(topic, cluster.require(topic).partitions().size());
  }

  private ReplayLog log() {
    return new ReplayLog(topics().deadLetterReplays(), cluster.require(topics().deadLetter(topic)));
  }

  private Topics topics() {
    return cluster.settings().topics();
  }
}
