package dev.voucherstreams.local;

import dev.voucherstreams.local.run.RunCommand;
import dev.voucherstreams.local.settings.LocalException;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/** The command line of the launcher: what {@code make run} calls. */
@Command(
    name = "local",
    description = "Runs voucher-streams on this machine, without Docker.",
    subcommands = RunCommand.class,
    mixinStandardHelpOptions = true)
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    CommandLine commandLine = new CommandLine(new Main());
    commandLine.setExecutionExceptionHandler(Main::explain);
    System.exit(commandLine.execute(args));
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
