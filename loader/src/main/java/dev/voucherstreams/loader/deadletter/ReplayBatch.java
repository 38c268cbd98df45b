package dev.voucherstreams.loader.deadletter;

import dev.voucherstreams.schemas.deadletter.DeadLetter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/**
 * Sends letters, some in a transaction. If the broker refuses one of them, the transaction is taken
 * back and the halves are sent by themselves, until the one that it refuses is alone and can be
 * passed over.
 */
record ReplayBatch(
    ReplayLog log,
    Waiting waiting,
    Destination destination,
    TransactionalSender sender,
    Replay.Summary summary,
    boolean discard) {

  /**
   * Sends letters that wait, in the order in which they stand.
   *
   * @throws KafkaException if that fails for a reason that is none of the letters'
   */
  void send(List<DeadLetter> letters) {
    send(letters, Optional.empty());
  }

  private void send(List<DeadLetter> letters, Optional<String> refusal) {
    try {
      sender.send(records(letters, refusal));
      letters.forEach(letter -> summary.add(letter, why(letter, refusal)));
    } catch (KafkaException e) {
      Optional<String> why = destination.refusal(e).filter(reason -> refusal.isEmpty());
      if (why.isEmpty()) {
        throw e;
      }
      if (letters.size() == 1) {
        send(letters, why);
      } else {
        send(letters.subList(0, letters.size() / 2), Optional.empty());
        send(letters.subList(letters.size() / 2, letters.size()), Optional.empty());
      }
    }
  }

  private List<ProducerRecord<byte[], byte[]>> records(
      List<DeadLetter> letters, Optional<String> refusal) {
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    Map<Integer, DeadLetter> last = new TreeMap<>();
    for (DeadLetter letter : letters) {
      records.addAll(records(letter, refusal));
      if (waiting.isNew(letter)) {
        last.put(letter.here().partition(), letter);
      }
    }
    last.values().forEach(letter -> records.add(log.position(letter)));
    return records;
  }

  private List<ProducerRecord<byte[], byte[]>> records(
      DeadLetter letter, Optional<String> refusal) {
    Optional<String> why = why(letter, refusal);
    if (why.isPresent()) {
      return List.of(log.passedOver(letter, why.get()));
    }
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    if (!discard) {
      records.add(letter.replay().orElseThrow());
    }
    if (waiting.whyPassedOver(letter).isPresent()) {
      records.add(log.doneWith(letter.here()));
    }
    return records;
  }

  /* Why it is not sent, and goes on waiting. */
  private Optional<String> why(DeadLetter letter, Optional<String> refusal) {
    return discard ? Optional.empty() : refusal.or(() -> destination.obstacle(letter));
  }
}
