package dev.voucherstreams.local.process;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Small shell scripts in the place of components. */
record ChildProcesses(Path folder) {

  private static final String UNTIL_ENDED = "; echo up; while :; do sleep 0.02; done";

  /** Ends when asked, and writes its name to the file {@code order} then. */
  Launch obedient(Component component) {
    String order = folder.resolve("order").toString();
    return script(
        component, "trap 'echo " + component + " >> " + order + "; exit 0' TERM" + UNTIL_ENDED);
  }

  /** Has to be killed. */
  Launch stubborn(Component component) {
    return script(component, "trap '' TERM" + UNTIL_ENDED);
  }

  Launch script(Component component, String script, String... arguments) {
    List<String> command =
        Stream.concat(Stream.of("/bin/sh", "-c", script), Stream.of(arguments)).toList();
    return new Launch(component, command, Map.of(), Optional.of(log(component)));
  }

  /** What has ended, in this order. */
  List<String> ended() throws IOException {
    return Files.readAllLines(folder.resolve("order"));
  }

  void awaitUp(Component component) {
    await().until(() -> Files.readString(log(component)).contains("up"));
  }

  private Path log(Component component) {
    return folder.resolve(component + ".log");
  }
}
