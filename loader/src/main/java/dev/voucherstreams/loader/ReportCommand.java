package dev.voucherstreams.loader;

import static dev.voucherstreams.report.words.Words.count;
import static dev.voucherstreams.report.words.Words.number;

import dev.voucherstreams.history.UnusableFileException;
import dev.voucherstreams.history.formats.HistoryFile;
import dev.voucherstreams.loader.progress.Meter;
import dev.voucherstreams.report.ReportRun;
import dev.voucherstreams.report.survey.RulesTally;
import dev.voucherstreams.report.survey.Survey;
import dev.voucherstreams.segments.AmountUses;
import dev.voucherstreams.segments.SegmentKey;
import dev.voucherstreams.segments.SegmentRulesException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
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
          + " what would count, which vouchers would win and, with --next-rules or"
          + " --next-countries, what these would change.",
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

  private static final double NANOS_PER_SECOND = 1e9;

  @Parameters(paramLabel = "FILE", description = "Parquet, CSV or NDJSON, by its name.")
  private Path file;

  @Option(
      names = "--out",
      paramLabel = "PAGE",
      description =
          "The page to write. Default: the file's name without its endings, and .report.html, in"
              + " the working folder.")
  private @Nullable Path out;

  @Mixin private RulesOptions rules;

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
    long started = System.nanoTime();
    ReportRun run = run(history, page);
    try {
      ReportRun.Result result;
      try (Meter meter = Meter.open("reading", "rows", spec.commandLine().getOut())) {
        result = run.run(meter::at);
      }
      print(result, page, (System.nanoTime() - started) / NANOS_PER_SECOND);
      return ExitCode.OK;
    } catch (IOException e) {
      spec.commandLine().getErr().printf("%s can't be written: %s%n", page, e);
      return ExitCode.SOFTWARE;
    }
  }

  private ReportRun run(HistoryFile history, Path page) {
    try {
      return new ReportRun(history, page, rules.basis(), rules.next(), Clock.systemUTC().instant());
    } catch (SegmentRulesException | IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private void print(ReportRun.Result result, Path page, double seconds) {
    PrintWriter text = spec.commandLine().getOut();
    Survey survey = result.survey();
    RulesTally rules = survey.rules();
    text.printf(
        Locale.ROOT,
        "%s: %s would count, %s incomplete, %s out of scope, %s rejected%n",
        count(survey.rows(), "row"),
        number(rules.counting()),
        number(survey.served().lacking().all().count()),
        number(survey.outOfScope().count()),
        number(survey.rejectReasons().all().count()));
    text.printf("winners: %s%n", winners(rules));
    text.printf("odd: %s%n", count(result.findings().size(), "thing"));
    survey.next().ifPresent(next -> new NextRulesText(next).lines().forEach(text::println));
    text.printf(Locale.ROOT, "report in %s, %.1f s%n", page, seconds);
  }

  private static String winners(RulesTally rules) {
    String winners =
        rules.tallies().entrySet().stream()
            .flatMap(
                segment ->
                    segment.getValue().tally().winner().stream()
                        .map(winner -> winner(segment.getKey(), winner)))
            .collect(Collectors.joining(", "));
    return winners.isEmpty() ? "none" : winners;
  }

  private static String winner(SegmentKey segment, AmountUses winner) {
    return "%s %s: %d".formatted(segment.country(), segment.segment(), winner.amount());
  }
}
