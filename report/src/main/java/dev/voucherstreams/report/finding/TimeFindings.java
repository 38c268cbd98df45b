package dev.voucherstreams.report.finding;

import dev.voucherstreams.report.survey.Histogram;
import dev.voucherstreams.report.survey.Survey;
import dev.voucherstreams.report.words.Words;
import java.util.List;
import java.util.stream.Stream;

/** What is odd about when the orders happened. */
final class TimeFindings {

  private static final int LONG_DAYS = 31;

  private TimeFindings() {}

  static Stream<Finding> in(Survey survey) {
    List<Histogram.Bin> days = survey.served().days().bins();
    int longest = 0;
    for (int i = 1; i < days.size(); i++) {
      if (daysBefore(days, i) > daysBefore(days, longest)) {
        longest = i;
      }
    }
    return longest == 0 || daysBefore(days, longest) < LONG_DAYS
        ? Stream.empty()
        : Stream.of(pause(days.get(longest - 1).last() + 1, days.get(longest).first() - 1));
  }

  /* Days without orders right before this one. */
  private static long daysBefore(List<Histogram.Bin> days, int index) {
    return index == 0 ? 0 : days.get(index).first() - days.get(index - 1).last() - 1;
  }

  private static Finding pause(long firstDay, long lastDay) {
    return Finding.of(
        "No orders for %s, from %s to %s"
            .formatted(
                Words.count(lastDay - firstDay + 1, "day"),
                Words.day(firstDay),
                Words.day(lastDay)),
        "It is the longest such time. Is a part of the history missing?");
  }
}
