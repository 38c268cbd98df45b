package dev.voucherstreams.report.finding;

import dev.voucherstreams.report.survey.Sightings;
import java.util.List;
import java.util.stream.Stream;

/**
 * Something odd.
 *
 * @param what a phrase, for example {@code A timestamp before last_order_ts}
 * @param rows in how many rows it was seen; 0 if it is not about rows
 * @param so what it leads to
 * @param examples the numbers of some of the rows, if they are known
 */
public record Finding(String what, long rows, String so, List<Long> examples) {

  /** Returns what is not about rows. */
  static Stream<Finding> of(String what, String so) {
    return Stream.of(new Finding(what, 0, so, List.of()));
  }

  /** Returns what was found in so many rows, nothing for none. */
  static Stream<Finding> in(long rows, String what, String so) {
    return rows == 0 ? Stream.empty() : Stream.of(new Finding(what, rows, so, List.of()));
  }

  /** Returns what was found in these rows, nothing for none. */
  static Stream<Finding> in(Sightings seen, String what, String so) {
    return seen.count() == 0
        ? Stream.empty()
        : Stream.of(new Finding(what, seen.count(), so, seen.examples()));
  }
}
