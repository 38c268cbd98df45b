package dev.voucherstreams.report.finding;

import dev.voucherstreams.report.survey.Oddity;
import dev.voucherstreams.report.survey.RepeatedRows;
import dev.voucherstreams.report.survey.Sightings;
import dev.voucherstreams.report.survey.Survey;
import java.util.stream.Stream;

/** What is odd about single rows. */
final class RowFindings {

  private RowFindings() {}

  static Stream<Finding> in(Survey survey) {
    Stream<Finding> oddities =
        Stream.of(Oddity.values())
            .map(oddity -> Finding.of(oddity.what(), survey.oddities().of(oddity), oddity.so()));
    return Stream.concat(
            Stream.of(
                rejected(survey.rejectReasons().all()),
                incomplete(survey.served().lacking().all()),
                repeated(survey.repeatedRows())),
            oddities)
        .filter(finding -> finding.rows() > 0);
  }

  private static Finding rejected(Sightings seen) {
    return Finding.of(
        "Rows that can't be read",
        seen,
        "A load writes them to the reject file, with the reason, and goes on. The reasons are under"
            + " Rows that would not count.");
  }

  private static Finding incomplete(Sightings seen) {
    return Finding.of(
        "Rows with a value missing",
        seen,
        "They are loaded, but the tally skips them. Which values are missing is under Rows that"
            + " would not count.");
  }

  private static Finding repeated(RepeatedRows repeated) {
    String limit = repeated.complete() ? "" : " There may be more: not all rows could be compared.";
    return Finding.of(
        "Rows that repeat an earlier row in every column",
        repeated.seen(),
        "Each of them counts, since a load tells rows apart by their number. Was something exported"
            + " twice?"
            + limit);
  }
}
