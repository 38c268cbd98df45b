package dev.voucherstreams.local.reset;

import dev.voucherstreams.local.component.KafkaTool;
import dev.voucherstreams.local.process.Launch;
import dev.voucherstreams.local.process.ProcessGroup;
import dev.voucherstreams.local.run.Console;
import dev.voucherstreams.local.settings.LocalException;
import dev.voucherstreams.schemas.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/**
 * Everything that streams-app has counted is forgotten: its position in the orders, its state in
 * the cluster and on disk, and the tables that it has published. The orders stay.
 *
 * @param force also when the group seems to have members, as it does for the session timeout after
 *     streams-app has stopped; only where it is known that streams-app isn't running
 * @param state the state directory of streams-app
 */
record TallyReset(
    KafkaTool kafka,
    ProcessGroup children,
    Topics topics,
    String bootstrapServers,
    boolean force,
    Path state,
    Console screen) {

  private static final String MAIN_CLASS = "org.apache.kafka.tools.StreamsResetter";
  private static final String APPLICATION_ID = "voucher-streams-tally";

  /** Says what would be done, and changes nothing. */
  void dryRun() throws IOException {
    screen.say("a reset does this at " + bootstrapServers + ":");
    resetTool("--dry-run").stream()
        .filter(TallyReset::isNews)
        .forEach(line -> screen.say("  | " + line));
    for (PublishedTable table : tables()) {
      screen.say("  | Taking back %d rows of %s".formatted(table.keys().size(), table.name()));
    }
    if (Files.exists(state)) {
      screen.say("  | Deleting the state directory " + state);
    }
  }

  void carryOut() throws IOException, InterruptedException, ExecutionException {
    resetTool();
    for (PublishedTable table : tables()) {
      table.clear();
    }
    deleteState();
    screen.say("done: the next start of streams-app counts all orders anew");
  }

  private List<PublishedTable> tables() {
    return List.of(
        new PublishedTable(topics.segmentVouchers(), bootstrapServers),
        new PublishedTable(topics.orderOutcomes(), bootstrapServers));
  }

  /*
   * Kafka's own tool for what a Kafka Streams application keeps in the cluster: it lets it read its
   * input from the beginning, and deletes its changelogs and repartition topics.
   */
  private List<String> resetTool(String... more) throws IOException {
    List<String> basics =
        List.of(
            "--bootstrap-server",
            bootstrapServers,
            "--application-id",
            topics.prefix() + APPLICATION_ID,
            "--input-topics",
            topics.orderEvents());
    List<String> forced = force ? List.of("--force") : List.of();
    List<String> arguments =
        Stream.of(basics, forced, List.of(more)).flatMap(List::stream).toList();
    return outputOf(kafka.shortLived(MAIN_CLASS, arguments));
  }

  private List<String> outputOf(Launch tool) throws IOException {
    int exitCode = children.run(tool);
    List<String> output = Files.readAllLines(tool.log().orElseThrow());
    if (exitCode != 0) {
      throw new LocalException(
          "%s\nKafka's reset tool has failed; is streams-app still running, or was it until less"
                  .formatted(String.join("\n", output))
              + " than a minute ago?");
    }
    return output;
  }

  /* The tool has a line for each partition, which says nothing that the topic's doesn't. */
  private static boolean isNews(String line) {
    return line.startsWith("Reset-offsets") || line.startsWith("Deleting");
  }

  private void deleteState() throws IOException {
    if (Files.exists(state)) {
      List<Path> deepestFirst;
      try (Stream<Path> paths = Files.walk(state)) {
        deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
      }
      for (Path path : deepestFirst) {
        Files.delete(path);
      }
    }
  }
}
