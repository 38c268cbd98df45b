package dev.voucherstreams.loader;

import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The entry: hands over to the command that is named first. */
@Command(
    name = "loader",
    description = "The command line of voucher-streams.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    scope = ScopeType.INHERIT,
    subcommands = {
      LoadCommand.class,
      ReportCommand.class,
      GenerateCommand.class,
      DeadLettersCommand.class,
      ReplayCommand.class,
      SegmentsCommand.class,
      GenerationsCommand.class,
      DecisionCommand.Switch.class,
      DecisionCommand.Rollback.class,
      DecisionCommand.Recount.class,
      RemoveInstanceCommand.class
    })
@SuppressWarnings("NullAway.Init") // picocli sets the field.
public final class Main implements Runnable {

  @Spec private CommandSpec spec;

  /** The version that the build wrote into the jar's manifest. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"loader " + Optional.ofNullable(version).orElse("(not packaged)")};
    }
  }

  public static void main(String[] args) {
    System.exit(run(args));
  }

  /* An error that nobody catches would end the JVM with a stack trace. */
  private static int run(String[] args) {
    try {
      return commandLine().execute(args);
    } catch (Error e) {
      System.err.println("loader failed: " + e);
      return ExitCode.SOFTWARE;
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
        "say what to do: load, report, generate, dead-letters, replay, segments, generations, switch,"
            + " rollback, recount or remove-instance");
  }

  /* What nobody has thought of: the exception's line, and with --verbose where it comes from. */
  private static int failed(Exception e, CommandLine command, ParseResult all) {
    command.getErr().printf("%s failed: %s%n", command.getCommandName(), e);
    if (command.getParseResult().hasMatchedOption("--verbose")) {
      e.printStackTrace(command.getErr());
    }
    return ExitCode.SOFTWARE;
  }

  /* One line instead of picocli's page of usage: what is wrong stays in view. */
  private static int explain(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    command
        .getErr()
        .printf("%s (see: %s --help)%n", e.getMessage(), command.getCommandSpec().qualifiedName());
    return ExitCode.USAGE;
  }
}
