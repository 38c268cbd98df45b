package dev.voucherstreams.local.reset;

import dev.voucherstreams.local.component.KafkaTool;
import dev.voucherstreams.local.process.Launch;
import dev.voucherstreams.local.process.ProcessGroup;
import dev.voucherstreams.local.settings.LocalException;
import dev.voucherstreams.schemas.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;

/**
 * Kafka's own tool for what a Kafka Streams application keeps in the cluster: it lets it read its
 * input from the beginning, and deletes its changelogs and repartition topics.
 *
 * @param force also when the group seems to have members, as it does for the session timeout after
 *     streams-app has stopped; only where it is known that streams-app isn't running
 */
record ResetTool(
    KafkaTool kafka, ProcessGroup children, Topics topics, String bootstrapServers, boolean force) {

  private static final String MAIN_CLASS = "org.apache.kafka.tools.StreamsResetter";
  private static final String APPLICATION_ID = "voucher-streams-tally";

  /** Says what it would do. */
  List<String> dryRun() throws IOException {
    return run("--dry-run");
  }

  void reset() throws IOException {
    run();
  }

  private List<String> run(String... more) throws IOException {
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
}
