package dev.voucherstreams.loader;

import dev.voucherstreams.loader.deadletter.Replay;
import dev.voucherstreams.loader.kafka.Cluster;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code replay}: sends the dead letters that wait again. */
@Command(
    name = "replay",
    description = {
      "Sends the dead letters of a topic that wait there again, each once: the same key, value and"
          + " headers, to the same partition.",
      "Those that are still broken come back as new dead letters; `dead-letters` lists them.",
      "Those that can't be sent are named and go on waiting."
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class ReplayCommand extends KafkaCommand {

  @Option(
      names = "--topic",
      required = true,
      paramLabel = "TOPIC",
      description = "Where they come from and are sent to, e.g. order-events.")
  private String topic;

  @Option(
      names = "--discard",
      description = "Don't send them, but count them as processed: nothing can be made of them.")
  private boolean discard;

  @Option(names = "--dry-run", description = "Say what would be done, and do nothing.")
  private boolean dryRun;

  @Override
  void run(Cluster cluster) {
    String origin = cluster.settings().topics().ofDeadLetters(topic);
    Replay.Summary summary = new Replay.Summary();
    Replay replay = new Replay(cluster, origin, discard, summary);
    try {
      if (dryRun) {
        replay.preview();
      } else {
        replay.run();
      }
    } finally {
      print(summary, origin); // also if it has failed midway: what was done is done
    }
    if (summary.done().isEmpty() && summary.passedOver().isEmpty()) {
      out().printf("%s: no dead letter waits%n", origin);
    }
  }

  private void print(Replay.Summary summary, String origin) {
    if (!summary.done().isEmpty()) {
      out().printf("%s %s%n", summary.done(), what(origin));
    }
    if (!summary.passedOver().isEmpty()) {
      out().printf("%s can't be sent, so still waiting:%n", summary.passedOver());
      summary.reasons().forEach(reason -> out().println("  " + reason));
      out().println("--discard (make replay: DISCARD=1) counts all that wait as processed");
    }
  }

  private String what(String origin) {
    String action = discard ? "discarded" : "sent again to " + origin;
    return (dryRun ? "would be " : "") + action;
  }
}
