package dev.voucherstreams.loader;

import dev.voucherstreams.history.UnusableFileException;
import dev.voucherstreams.history.formats.HistoryFile;
import dev.voucherstreams.loader.progress.Meter;
import dev.voucherstreams.report.ReportRun;
import dev.voucherstreams.report.survey.NamedRules;
import dev.voucherstreams.segments.SegmentRulesException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code report}: writes a page about a history file, and loads nothing. */
@Command(
    name = "report",
    description = {
      "Writes an HTML page about an order history before it is loaded: what is in it, what is odd,"
          + " what would count, and which vouchers would win.",
      "The file is read as load reads it; neither Kafka nor a registry is needed."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:The page is written, whatever it says.",
      "1:The page can't be written.",
      "2:There is no page: the command line is wrong, or the file can't be loaded."
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class ReportCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", description = "Parquet, CSV or NDJSON, by its name.")
  private Path file;

  @Option(
      names = "--out",
      paramLabel = "PAGE",
      description =
          "The page to write. Default: the file's name without its endings, and .report.html, in"
              + " the working folder.")
  private @Nullable Path out;

  @Option(
      names = "--rules",
      defaultValue = "${env:VOUCHER_RULES:-classpath:segments.yml}",
      paramLabel = "RULES",
      description =
          "Segment rules: classpath:NAME or a file. Default: VOUCHER_RULES from the environment, or"
              + " classpath:segments.yml.")
  private String rules;

  @Option(
      names = "--countries",
      defaultValue = "${env:VOUCHER_COUNTRIES:-Peru}",
      split = ",",
      paramLabel = "COUNTRY",
      description =
          "Countries served, separated by commas. Default: VOUCHER_COUNTRIES from the environment,"
              + " or Peru.")
  private List<String> countries;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    try {
      return write(HistoryFile.of(file));
    } catch (UnusableFileException e) {
      spec.commandLine().getErr().printf("%s: %s%n", file, e.reason());
      return ExitCode.USAGE;
    }
  }

  private int write(HistoryFile history) throws UnusableFileException {
    Path page = Optional.ofNullable(out).orElse(Path.of(history.datasetName() + ".report.html"));
    ReportSummary summary = new ReportSummary(page, spec.commandLine().getOut());
    ReportRun.Request request = request(history, page);
    try {
      ReportRun.Result result;
      try (Meter meter = Meter.open("reading", "rows", spec.commandLine().getOut())) {
        result = new ReportRun(request, meter::at, Clock.systemUTC().instant()).run();
      }
      summary.print(result);
      return ExitCode.OK;
    } catch (IOException e) {
      spec.commandLine().getErr().printf("%s can't be written: %s%n", page, e);
      return ExitCode.SOFTWARE;
    }
  }

  private ReportRun.Request request(HistoryFile history, Path page) {
    try {
      return new ReportRun.Request(history, page, NamedRules.read(rules), countries);
    } catch (SegmentRulesException | IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
