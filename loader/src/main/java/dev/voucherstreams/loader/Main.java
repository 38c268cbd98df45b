package dev.voucherstreams.loader;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The entry: hands over to the command that is named first. */
@Command(
    name = "loader",
    description = "The command line of voucher-streams.",
    mixinStandardHelpOptions = true,
    versionProvider = ManifestVersion.class,
    subcommands = {
      LoadCommand.class,
      ReportCommand.class,
      GenerateCommand.class,
      DeadLettersCommand.class,
      ReplayCommand.class,
      SegmentsCommand.class
    })
@SuppressWarnings("NullAway.Init") // picocli sets the field.
public final class Main implements Runnable {

  @Spec private CommandSpec spec;

  public static void main(String[] args) {
    System.exit(run(args));
  }

  /* An error that nobody catches would end the JVM with a stack trace. */
  private static int run(String[] args) {
    try {
      return commandLine().execute(args);
    } catch (Error e) {
      System.err.println("loader failed: " + e);
      return ExitCode.FAILED;
    }
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setParameterExceptionHandler(Main::explain)
        .setExecutionExceptionHandler(Main::failed);
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "say what to do: load, report, generate, dead-letters, replay or segments");
  }

  /* What nobody has thought of: the exception's line, and with --verbose where it comes from. */
  private static int failed(Exception e, CommandLine command, ParseResult all) {
    command.getErr().printf("%s failed: %s%n", command.getCommandName(), e);
    if (command.getParseResult().hasMatchedOption("--verbose")) {
      e.printStackTrace(command.getErr());
    }
    return ExitCode.FAILED;
  }

  /* One line instead of picocli's page of usage: what is wrong stays in view. */
  private static int explain(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    command
        .getErr()
        .printf("%s (see: %s --help)%n", e.getMessage(), command.getCommandSpec().qualifiedName());
    return ExitCode.UNUSABLE;
  }
}
