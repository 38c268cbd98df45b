package dev.voucherstreams.local.reset;

import dev.voucherstreams.local.run.Console;
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
 * @param state the state directory of streams-app
 */
record TallyReset(ResetTool tool, List<PublishedTable> tables, Path state, Console screen) {

  /** Says what would be done, and changes nothing. */
  void dryRun() throws IOException {
    screen.say("a reset does this at " + tool.bootstrapServers() + ":");
    tool.dryRun().stream().filter(TallyReset::isNews).forEach(line -> screen.say("  | " + line));
    for (PublishedTable table : tables) {
      screen.say("  | Taking back %d rows of %s".formatted(table.keys().size(), table.name()));
    }
    if (Files.exists(state)) {
      screen.say("  | Deleting the state directory " + state);
    }
  }

  void carryOut() throws IOException, InterruptedException, ExecutionException {
    tool.reset();
    for (PublishedTable table : tables) {
      table.clear();
    }
    deleteState();
    screen.say("done: the next start of streams-app counts all orders anew");
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
