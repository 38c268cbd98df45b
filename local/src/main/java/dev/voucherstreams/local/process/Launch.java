package dev.voucherstreams.local.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What to start as a child process.
 *
 * @param log the file that takes its output; empty if it talks to the user itself
 * @param environment variables on top of the launcher's own
 */
public record Launch(
    Component component,
    List<String> command,
    Map<String, String> environment,
    Optional<Path> log) {

  public Launch {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }
}
