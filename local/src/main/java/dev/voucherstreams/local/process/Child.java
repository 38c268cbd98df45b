package dev.voucherstreams.local.process;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/** A component's process. */
public final class Child {

  private final Launch launch;
  private final Process process;

  private Child(Launch launch, Process process) {
    this.launch = launch;
    this.process = process;
  }

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
    return launch.log().map(log -> ", last in " + log + ":\n" + LogTail.of(log)).orElse("");
  }

  CompletableFuture<Child> onExit() {
    return process.onExit().thenApply(ended -> this);
  }

  void stop() {
    Termination.end(process.toHandle(), component().grace());
  }
}
