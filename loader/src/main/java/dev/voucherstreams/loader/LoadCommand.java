package dev.voucherstreams.loader;

import dev.voucherstreams.history.UnusableFileException;
import dev.voucherstreams.history.formats.HistoryFile;
import dev.voucherstreams.loader.load.LoadOutcome;
import dev.voucherstreams.loader.load.LoadRequest;
import dev.voucherstreams.loader.load.LoadRun;
import dev.voucherstreams.loader.load.LoadWarnings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code load}: sends a history file into order-events. */
@Command(
    name = "load",
    description = {
      "Sends an order history into order-events, each row once: loading a file again, or a longer"
          + " version of it, goes on after the rows that are loaded.",
      "Columns are found by name: timestamp, country_code, last_order_ts, first_order_ts,"
          + " total_orders, voucher_amount and, where there is one, customer_id."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:All rows are loaded and, unless --no-wait is given, counted.",
      "1:It failed; the message says how far it got. The same command goes on from there.",
      "2:Nothing was sent: the command line is wrong, or the file can't be loaded.",
      "4:Loaded, but streams-app was not seen to count it.",
      "5:Loaded, but some rows can't be read; they are in the reject file. With"
          + " --tolerate-rejects: 0.",
      "130:Stopped by Ctrl-C; the message says how far it got. The same command goes on from there."
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class LoadCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", description = "Parquet, CSV or NDJSON, by its name.")
  private Path file;

  @Option(
      names = "--dataset",
      paramLabel = "NAME",
      description = "Whose rows these are. Default: the file's name without its endings.")
  private @Nullable String dataset;

  @Option(
      names = "--reject-dir",
      defaultValue = ".",
      paramLabel = "FOLDER",
      description =
          "Where NAME.rejects.csv goes, the rows that can't be read. Default: the working folder.")
  private Path rejects;

  @Option(
      names = "--tolerate-rejects",
      description = "Take it for a success when some rows can't be read: end with 0, not with 5.")
  private boolean tolerateRejects;

  @Option(
      names = "--chunk-rows",
      defaultValue = "50000",
      paramLabel = "N",
      description = "Rows in one transaction. Default: ${DEFAULT-VALUE}.")
  private long chunkRows;

  @Option(names = "--no-wait", description = "Don't wait until streams-app has counted all.")
  private boolean noWait;

  @Option(
      names = "--wait-timeout",
      defaultValue = "60",
      paramLabel = "SECONDS",
      description =
          "Give up waiting when nothing was counted for so long. Default: ${DEFAULT-VALUE}.")
  private long waitSeconds;

  @Option(
      names = "--countries",
      defaultValue = "${env:VOUCHER_COUNTRIES:-Peru}",
      split = ",",
      paramLabel = "COUNTRY",
      description =
          "Countries served, separated by commas: it says how many rows are of others. Default:"
              + " those of the generation that serves; before there is one, VOUCHER_COUNTRIES from"
              + " the environment, or Peru.")
  private List<String> countries;

  @Mixin private KafkaOptions kafka;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    kafka.configureLogging();
    LoadReport report =
        new LoadReport(file, spec.commandLine().getOut(), spec.commandLine().getErr());
    try (StopRequest stop = StopRequest.listen()) {
      LoadRequest request = request(HistoryFile.of(file));
      LoadWarnings warnings = warnings();
      LoadOutcome outcome = new LoadRun(request, warnings, spec.commandLine().getOut(), stop).run();
      report.warn(warnings.lines());
      return exitCode(report.print(outcome));
    } catch (UnusableFileException e) {
      return report.print(new LoadOutcome.Unusable(e.reason()));
    }
  }

  private int exitCode(int reported) {
    return tolerateRejects && reported == LoadReport.SOME_REJECTED ? ExitCode.OK : reported;
  }

  private LoadRequest request(HistoryFile history) {
    try {
      return new LoadRequest(
          history,
          Optional.ofNullable(dataset).orElseGet(history::datasetName),
          kafka.settings(),
          rejects,
          chunkRows,
          noWait ? Optional.empty() : Optional.of(Duration.ofSeconds(waitSeconds)));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private LoadWarnings warnings() {
    return spec.commandLine().getParseResult().hasMatchedOption("--countries")
        ? LoadWarnings.serving(countries)
        : LoadWarnings.assuming(countries);
  }
}
