package dev.voucherstreams.local.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A component's process. */
public record Child(Launch launch, Process process) {

  /* Of a log as much as fits on a screen beside other things. */
  private static final int LINES = 20;
  private static final int LINE_WIDTH = 300;
  private static final int BYTES = 64 * 1024;

  /* A killed process may stay as a zombie that nobody reaps, e.g. in a container: don't wait long. */
  private static final Duration AFTER_KILL = Duration.ofSeconds(1);

  static Child start(Launch launch) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(launch.command());
    builder.environment().putAll(launch.environment());
    launch
        .log()
        .ifPresentOrElse(
            log -> builder.redirectErrorStream(true).redirectOutput(log.toFile()),
            builder::inheritIO);
    Process process = builder.start();
    process.getOutputStream().close();
    return new Child(launch, process);
  }

  public Component component() {
    return launch.component();
  }

  /** The exit code of a child that has ended. */
  public int exitCode() {
    return process.exitValue();
  }

  /** The last lines of its log; empty if it has none. */
  public String lastLines() {
    return launch.log().map(log -> ", last in " + log + ":\n" + tail(log)).orElse("");
  }

  private static String tail(Path log) {
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      byte[] end = new byte[(int) Math.min(BYTES, file.length())];
      file.seek(file.length() - end.length);
      file.readFully(end);
      return lastLines(new String(end, StandardCharsets.UTF_8));
    } catch (IOException e) {
      return "  (can't be read: " + e.getMessage() + ")";
    }
  }

  private static String lastLines(String text) {
    List<String> lines = text.lines().toList();
    return lines.stream()
        .skip(Math.max(0, lines.size() - LINES))
        .map(line -> "  | " + line.substring(0, Math.min(LINE_WIDTH, line.length())))
        .collect(Collectors.joining("\n"));
  }

  CompletableFuture<Child> onExit() {
    return process.onExit().thenApply(ended -> this);
  }

  void stop() {
    end(process.toHandle(), component().grace());
  }

  /** Ends a process: asks first, kills when the grace is over. Returns when it has ended. */
  static void end(ProcessHandle process, Duration grace) {
    process.destroy();
    if (!hasEndedAfter(process, grace)) {
      process.destroyForcibly();
      hasEndedAfter(process, AFTER_KILL);
    }
  }

  private static boolean hasEndedAfter(ProcessHandle process, Duration limit) {
    CompletableFuture<Boolean> ended = process.onExit().thenApply(exited -> true);
    return ended.completeOnTimeout(false, limit.toMillis(), TimeUnit.MILLISECONDS).join();
  }
}
