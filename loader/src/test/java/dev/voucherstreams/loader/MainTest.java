package dev.voucherstreams.loader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

class MainTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lode orders.csv | Unmatched arguments from index 0: 'lode', 'orders.csv' (see: loader --help)",
        "load | Missing required parameter: 'FILE' (see: loader load --help)",
        "load a.csv --fast | Unknown option: '--fast' (see: loader load --help)",
        "load a.csv --chunk-rows many | Invalid value for option '--chunk-rows': 'many' is not a long (see:"
            + " loader load --help)",
        "remove-instance | Missing required parameter: 'INSTANCE' (see: loader remove-instance --help)",
        "generate --rows 5 | Missing required option: '--out=FILE' (see: loader generate --help)"
      })
  void commandLine_thatIsWrong_isToldInOneLine(String arguments, String line) {
    CommandLineRun run = CommandLineRun.of(arguments.split(" "));

    assertThat(run).isEqualTo(new CommandLineRun(2, "", line + "\n"));
  }

  @Test
  void commandLine_withoutACommand_isAskedForOne() {
    CommandLineRun run = CommandLineRun.of();

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("say what to do: load").hasLineCount(1);
  }

  @Test
  void help_ofTheCommands_tellsOptionsAndExitCodes() {
    assertThat(CommandLineRun.of("--help").out()).contains("load", "generate");
    assertThat(CommandLineRun.of("load", "--help"))
        .returns(0, CommandLineRun::exitCode)
        .satisfies(run -> assertThat(run.out()).contains("--dataset", "--no-wait", "Exit codes:"));
    assertThat(CommandLineRun.of("generate", "--help"))
        .returns(0, CommandLineRun::exitCode)
        .satisfies(run -> assertThat(run.out()).contains("--rows", "--bad-rows", "Default: 1."));
  }

  @ParameterizedTest
  @CsvSource({"segments,1", "segments --verbose,2"})
  void failureThatNobodyHasThoughtOf_isToldInOneLine_unlessMoreIsWanted(
      String arguments, int fewestLines) throws Exception {
    // Given
    CommandLine loader = Main.commandLine();
    ParseResult parsed = loader.parseArgs(arguments.split(" "));
    CommandLine segments = loader.getSubcommands().get("segments");
    StringWriter err = new StringWriter();
    segments.setErr(new PrintWriter(err, true));

    // When
    int exitCode =
        loader
            .getExecutionExceptionHandler()
            .handleExecutionException(new IllegalStateException("odd"), segments, parsed);

    // Then
    assertThat(exitCode).isEqualTo(1);
    assertThat(err.toString())
        .startsWith("segments failed: java.lang.IllegalStateException: odd\n");
    assertThat(err.toString().lines().limit(2)).hasSize(fewestLines);
  }

  @Test
  void version_isTold() {
    assertThat(CommandLineRun.of("--version").out()).startsWith("loader ");
  }
}
