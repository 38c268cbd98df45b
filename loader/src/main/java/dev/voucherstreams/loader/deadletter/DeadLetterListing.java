package dev.voucherstreams.loader.deadletter;

import dev.voucherstreams.avroserde.AvroSerdeConfig;
import dev.voucherstreams.loader.kafka.Cluster;
import dev.voucherstreams.loader.kafka.TopicScan;
import dev.voucherstreams.schemas.deadletter.DeadLetter;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;

/** Prints the dead letters of a topic that wait, and how many there are. */
public final class DeadLetterListing {

  /* A registry that is there answers in milliseconds, and without one there is still a listing. */
  private static final int REGISTRY_WAIT_MS = 2_000;

  private final String topic;
  private final boolean all;
  private final PrintWriter out;
  private final LetterCount undone = new LetterCount();
  private final LetterCount done = new LetterCount();

  /**
   * @param topic where the letters came from
   * @param all whether those that are processed are listed too
   */
  public DeadLetterListing(String topic, boolean all, PrintWriter out) {
    this.topic = topic;
    this.all = all;
    this.out = out;
  }

  /** Reads the letters and prints them. */
  public void print(Cluster cluster, TopicDescription deadLetters) {
    String log = cluster.settings().topics().deadLetterReplays();
    Waiting waiting = waiting(new ReplayLog(log, deadLetters), cluster);
    Map<TopicPartition, Long> beginning = new HashMap<>(waiting.positions());
    beginning.replaceAll((partition, position) -> 0L);
    try (LetterText text = new LetterText(waiting, serde(cluster))) {
      new TopicScan(cluster, deadLetters.name())
          .forEachBatch(
              beginning,
              letters -> letters.forEach(letter -> print(new DeadLetter(letter), waiting, text)));
      if (!text.registryAnswers()) {
        out.println("no schema registry answers, so Avro is shown as bytes (SCHEMA_REGISTRY_URL)");
      }
    }
    printCounts();
  }

  private Waiting waiting(ReplayLog log, Cluster cluster) {
    try {
      return log.read(cluster);
    } catch (SerializationException e) {
      out.println(e.getMessage());
      return log.everything();
    }
  }

  private static Map<String, Object> serde(Cluster cluster) {
    Map<String, Object> config = cluster.settings().serde();
    config.put(AvroSerdeConfig.MAX_WAIT_MS, REGISTRY_WAIT_MS);
    return config;
  }

  private void print(DeadLetter letter, Waiting waiting, LetterText text) {
    boolean waits = waiting.contains(letter);
    (waits ? undone : done).add(letter);
    if (all || waits) {
      out.println(text.of(letter));
    }
  }

  private void printCounts() {
    out.printf("%s: %s", topic, undone.isEmpty() ? "no dead letter waits" : undone + " waiting");
    out.println(done.isEmpty() ? "" : "; %s processed".formatted(done));
  }
}
