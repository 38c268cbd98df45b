package dev.voucherstreams.report.finding;

import dev.voucherstreams.report.survey.Oddity;
import dev.voucherstreams.report.survey.RepeatedRows;
import dev.voucherstreams.report.survey.Sightings;
import dev.voucherstreams.report.survey.Survey;
import java.util.stream.Stream;

/** What is odd about single rows. */
final class RowFindings {

  private static final String NOT_CHECKED = "It is not checked: such rows count like any others.";

  private RowFindings() {}

  static Stream<Finding> in(Survey survey) {
    Stream<Finding> oddities =
        Stream.of(Oddity.values()).map(oddity -> oddity(oddity, survey.oddities().of(oddity)));
    return Stream.concat(
            Stream.of(
                rejected(survey.rejected()),
                incomplete(survey.served().incomplete()),
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

  private static Finding oddity(Oddity oddity, Sightings seen) {
    return switch (oddity) {
      case TIMESTAMP_BEFORE_LAST_ORDER ->
          Finding.of(
              "A timestamp before last_order_ts",
              seen,
              "The days since the last order are negative, which no segment holds.");
      case LAST_ORDER_BEFORE_FIRST_ORDER ->
          Finding.of("A last_order_ts before first_order_ts", seen, NOT_CHECKED);
      case TIME_AFTER_NOW -> Finding.of("A time in the future", seen, NOT_CHECKED);
      case TIME_BEFORE_2000 ->
          Finding.of(
              "A time before the year 2000",
              seen,
              NOT_CHECKED + " Such a time often stands for one that is not known.");
      case NO_ORDERS ->
          Finding.of(
              "0 orders in total, in a history of orders",
              seen,
              NOT_CHECKED + " Does the column leave out the order itself, or is it not known?");
      case NEGATIVE_ORDERS ->
          Finding.of("Fewer than 0 orders in total", seen, "No segment holds a negative number.");
      case ONE_ORDER_ON_TWO_DATES ->
          Finding.of(
              "1 order in total, but first and last order at different times", seen, NOT_CHECKED);
      case AMOUNT_OF_NOTHING ->
          Finding.of(
              "A voucher_amount of 0",
              seen,
              NOT_CHECKED + " But a winner of 0 is also the answer for no voucher.");
    };
  }
}
