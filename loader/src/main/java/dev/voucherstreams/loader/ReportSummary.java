package dev.voucherstreams.loader;

import static dev.voucherstreams.report.words.Words.count;
import static dev.voucherstreams.report.words.Words.number;

import dev.voucherstreams.report.ReportRun;
import dev.voucherstreams.report.survey.RulesTally;
import dev.voucherstreams.report.survey.Survey;
import dev.voucherstreams.segments.AmountUses;
import dev.voucherstreams.segments.SegmentKey;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Says in a few lines what a report says, and where it is. */
final class ReportSummary {

  private static final double NANOS_PER_SECOND = 1e9;

  private final Path page;
  private final PrintWriter out;
  private final long started = System.nanoTime();

  ReportSummary(Path page, PrintWriter out) {
    this.page = page;
    this.out = out;
  }

  void print(ReportRun.Result result) {
    Survey survey = result.survey();
    RulesTally rules = survey.rules();
    out.printf(
        Locale.ROOT,
        "%s: %s would count, %s incomplete, %s out of scope, %s rejected%n",
        count(survey.rows(), "row"),
        number(rules.counting()),
        number(rules.incomplete()),
        number(rules.outOfScope()),
        number(survey.rejected().count()));
    out.printf("winners: %s%n", winners(rules));
    out.printf("odd: %s%n", count(result.findings().size(), "thing"));
    double seconds = (System.nanoTime() - started) / NANOS_PER_SECOND;
    out.printf(Locale.ROOT, "report in %s, %.1f s%n", page, seconds);
  }

  private static String winners(RulesTally rules) {
    List<String> winners =
        rules.tallies().entrySet().stream()
            .flatMap(
                segment ->
                    segment.getValue().tally().winner().stream()
                        .map(winner -> winner(segment.getKey(), winner)))
            .toList();
    return winners.isEmpty() ? "none" : String.join(", ", winners);
  }

  private static String winner(SegmentKey segment, AmountUses winner) {
    return "%s %s: %d".formatted(segment.country(), segment.segment(), winner.amount());
  }
}
