package dev.voucherstreams.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A process that a test has started, with all that it prints in a file. */
record Command(Process process, Path output) implements AutoCloseable {

  private static final Duration LONGEST = Duration.ofMinutes(5);

  /* No more: whoever runs the tests may have set what would reach another cluster. The certificates
   * are for npm. */
  private static final Set<String> INHERITED =
      Set.of("HOME", "JAVA_HOME", "LANG", "LC_ALL", "NODE_EXTRA_CA_CERTS", "PATH", "TMPDIR");

  /** What a process that has ended left. */
  record Result(int exitCode, String output) {}

  static Command start(List<String> command, Map<String, String> environment, Path output)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(output.getParent().toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().keySet().retainAll(INHERITED);
    builder.environment().putAll(environment);
    return new Command(builder.start(), output);
  }

  /** Returns what it has printed so far. */
  String printed() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until it has ended. */
  Result await() throws InterruptedException {
    if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("did not end within " + LONGEST + ":\n" + printed());
    }
    return new Result(process.exitValue(), printed());
  }

  /** Waits until it has ended as it should, and returns what it has printed. */
  String awaitSuccess() throws InterruptedException {
    Result result = await();
    if (result.exitCode() != 0) {
      throw new AssertionError(
          output + " ended with " + result.exitCode() + ":\n" + result.output());
    }
    return result.output();
  }

  /** Sends a signal to it and to all that it has started, as a terminal does on Ctrl-C. */
  void signalAll(String signal) throws IOException, InterruptedException {
    signal(signal, Stream.concat(Stream.of(process.toHandle()), process.descendants()));
  }

  /** Sends a signal to a process, e.g. STOP, which lets it stand still until CONT. */
  static void signal(String signal, ProcessHandle process)
      throws IOException, InterruptedException {
    signal(signal, Stream.of(process));
  }

  private static void signal(String signal, Stream<ProcessHandle> processes)
      throws IOException, InterruptedException {
    List<String> kill = new ArrayList<>(List.of("kill", "-" + signal));
    processes.forEach(each -> kill.add("" + each.pid()));
    new ProcessBuilder(kill).inheritIO().start().waitFor();
  }

  /** Ends, as {@code kill -9} does, what it has started to run a jar. */
  void killJar(Path jar) {
    String name = jar.getFileName().toString();
    process
        .descendants()
        .filter(child -> child.info().commandLine().orElse("").contains(name))
        .forEach(ProcessHandle::destroyForcibly);
  }

  /** Ends it as {@code kill -9} does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
