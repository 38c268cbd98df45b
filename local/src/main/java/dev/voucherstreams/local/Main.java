package dev.voucherstreams.local;

import dev.voucherstreams.local.run.Console;
import dev.voucherstreams.local.run.History;
import dev.voucherstreams.local.run.LocalRun;
import dev.voucherstreams.local.settings.Installation;
import dev.voucherstreams.local.settings.LocalException;
import dev.voucherstreams.local.settings.Settings;
import java.io.IOException;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** The command line of the launcher: what {@code make run} calls. */
@Command(
    name = "local",
    description = "Runs voucher-streams on this machine, without Docker.",
    mixinStandardHelpOptions = true)
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    CommandLine commandLine = new CommandLine(new Main());
    commandLine.setExecutionExceptionHandler(Main::explain);
    System.exit(commandLine.execute(args));
  }

  @Command(
      name = "run",
      description = "Starts the whole system, loads a history, and stays until Ctrl-C.",
      mixinStandardHelpOptions = true)
  int run(
      @Option(
              names = "--history",
              paramLabel = "FILE|none",
              defaultValue = "${env:HISTORY:-}",
              description = "What to load: a file, or nothing; without it, a synthetic history.")
          String history)
      throws IOException, InterruptedException {
    Map<String, String> environment = System.getenv();
    LocalRun run =
        new LocalRun(
            Settings.from(environment),
            Installation.ofThisJar(environment),
            new Console(System.out));
    return run.run(History.parse(history));
  }

  private static int explain(Exception problem, CommandLine commandLine, ParseResult arguments)
      throws Exception {
    if (problem instanceof LocalException) {
      commandLine.getErr().println(problem.getMessage());
      return 1;
    }
    if (problem instanceof IOException) {
      commandLine.getErr().println("the run directory can't be used: " + problem);
      return 1;
    }
    throw problem;
  }
}
