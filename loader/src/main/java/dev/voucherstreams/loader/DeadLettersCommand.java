package dev.voucherstreams.loader;

import dev.voucherstreams.loader.deadletter.DeadLetterListing;
import dev.voucherstreams.loader.kafka.Cluster;
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
  void run(Cluster cluster) {
    Topics topics = cluster.settings().topics();
    if (topic != null) {
      String origin = topics.ofDeadLetters(topic);
      print(origin, cluster, cluster.require(topics.deadLetter(origin)));
      return;
    }
    for (String each : topicsOfOurs(topics)) {
      cluster.find(topics.deadLetter(each)).ifPresent(found -> print(each, cluster, found));
    }
  }

  private static List<String> topicsOfOurs(Topics topics) {
    return List.of(topics.orderEvents(), topics.voucherRequests(), topics.voucherRequestsJson());
  }

  private void print(String name, Cluster cluster, TopicDescription deadLetters) {
    new DeadLetterListing(name, all, out()).print(cluster, deadLetters);
  }
}
