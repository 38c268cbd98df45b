package dev.voucherstreams.report.finding;

import dev.voucherstreams.history.Cell;
import dev.voucherstreams.history.Column;
import dev.voucherstreams.history.ThousandsDots;
import dev.voucherstreams.report.survey.Frequencies;
import dev.voucherstreams.report.survey.Histogram;
import dev.voucherstreams.report.survey.Oddity;
import dev.voucherstreams.report.survey.RepeatedRows;
import dev.voucherstreams.report.survey.Survey;
import dev.voucherstreams.report.words.Words;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds what is odd in a survey. */
public final class Findings {

  private static final int LONG_DAYS = 31;

  private Findings() {}

  /** Returns everything that is odd: first what is lost, then what misleads. */
  public static List<Finding> in(Survey survey) {
    return Stream.of(
            CountryFindings.in(survey),
            rejected(survey),
            incomplete(survey),
            repeated(survey.repeatedRows()),
            Stream.of(Oddity.values()).flatMap(oddity -> odd(survey, oddity)),
            dotsForThousands(survey.column(Column.VOUCHER_AMOUNT).values()),
            SegmentFindings.in(survey),
            longestPause(survey.served().days().bins()))
        .flatMap(findings -> findings)
        .toList();
  }

  private static Stream<Finding> rejected(Survey survey) {
    return Finding.in(
        survey.rejectReasons().all(),
        "Rows that can't be read",
        "A load writes them to the reject file, with the reason, and goes on. The reasons are under"
            + " Rows that would not count.");
  }

  private static Stream<Finding> incomplete(Survey survey) {
    return Finding.in(
        survey.served().lacking().all(),
        "Rows with a value missing",
        "They are loaded, but the tally skips them. Which values are missing is under Rows that"
            + " would not count.");
  }

  private static Stream<Finding> repeated(RepeatedRows repeated) {
    String limit = repeated.complete() ? "" : " There may be more: not all rows could be compared.";
    return Finding.in(
        repeated.seen(),
        "Rows that repeat an earlier row in every column",
        "Each of them counts, since a load tells rows apart by their number. Was something exported"
            + " twice?"
            + limit);
  }

  private static Stream<Finding> odd(Survey survey, Oddity oddity) {
    return Finding.in(survey.oddities().of(oddity), oddity.what(), oddity.so());
  }

  private static Stream<Finding> dotsForThousands(Frequencies<Cell> values) {
    List<Frequencies.Entry<Cell>> amounts = values.mostFrequent(Frequencies.MAX_DISTINCT);
    ThousandsDots dots = new ThousandsDots();
    amounts.forEach(amount -> dots.add(amount.value()));
    List<Frequencies.Entry<Cell>> like =
        amounts.stream().filter(amount -> ThousandsDots.isLikeThousands(amount.value())).toList();
    return dots.example().map(example -> likeThousands(example, like)).stream();
  }

  private static Finding likeThousands(String example, List<Frequencies.Entry<Cell>> amounts) {
    return new Finding(
        "A voucher_amount such as %s, which is read as %s"
            .formatted(example, ThousandsDots.readAs(example)),
        amounts.stream().mapToLong(amount -> amount.seen().count()).sum(),
        "A dot is a decimal point. If it separates thousands in this file, write the amounts"
            + " without it: "
            + example.replace(".", "")
            + ".",
        amounts.get(0).seen().examples());
  }

  /** Days without orders, first and last included. */
  private record Pause(long firstDay, long lastDay) {
    long days() {
      return lastDay - firstDay + 1;
    }
  }

  private static Stream<Finding> longestPause(List<Histogram.Bin> days) {
    return IntStream.range(1, days.size())
        .mapToObj(i -> new Pause(days.get(i - 1).last() + 1, days.get(i).first() - 1))
        .filter(pause -> pause.days() >= LONG_DAYS)
        .max(Comparator.comparingLong(Pause::days))
        .stream()
        .flatMap(
            pause ->
                Finding.of(
                    "No orders for %s, from %s to %s"
                        .formatted(
                            Words.count(pause.days(), "day"),
                            Words.day(pause.firstDay()),
                            Words.day(pause.lastDay())),
                    "It is the longest such time. Is a part of the history missing?"));
  }
}
