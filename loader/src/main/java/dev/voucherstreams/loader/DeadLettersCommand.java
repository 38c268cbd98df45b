package dev.voucherstreams.loader;

import dev.voucherstreams.loader.deadletter.DeadLetterListing;
import dev.voucherstreams.loader.kafka.Cluster;
import dev.voucherstreams.loader.kafka.KafkaSettings;
import dev.voucherstreams.schemas.Topics;
import java.util.List;
import org.apache.kafka.clients.admin.TopicDescription;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code dead-letters}: lists the dead letters that wait. */
@Command(
    name = "dead-letters",
    description = {
      "Lists the dead letters that wait to be sent again: where each comes from, what is wrong with"
          + " it, and what it is.",
      "Avro is shown as JSON where it can be read, other values as text or as bytes."
    })
final class DeadLettersCommand extends KafkaCommand {

  @Option(
      names = "--topic",
      paramLabel = "TOPIC",
      description = "Where they come from, e.g. order-events. Default: all topics of ours.")
  private @Nullable String topic;

  @Option(names = "--all", description = "Also list those that are processed.")
  private boolean all;

  @Override
  void run(KafkaSettings kafka) {
    try (Cluster cluster = Cluster.connect(kafka)) {
      if (topic != null) {
        String origin = kafka.topics().ofDeadLetters(topic);
        print(origin, kafka, cluster, cluster.require(kafka.topics().deadLetter(origin)));
        return;
      }
      for (String each : topicsOfOurs(kafka.topics())) {
        cluster
            .find(kafka.topics().deadLetter(each))
            .ifPresent(found -> print(each, kafka, cluster, found));
      }
    }
  }

  private static List<String> topicsOfOurs(Topics topics) {
    return List.of(topics.orderEvents(), topics.voucherRequests(), topics.voucherRequestsJson());
  }

  private void print(
      String name, KafkaSettings kafka, Cluster cluster, TopicDescription deadLetters) {
    new DeadLetterListing(name, all, out()).print(kafka, cluster, deadLetters);
  }
}
