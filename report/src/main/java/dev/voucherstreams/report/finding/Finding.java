package dev.voucherstreams.report.finding;

import dev.voucherstreams.report.survey.Sightings;
import java.util.List;

/**
 * Something odd.
 *
 * @param what a phrase, for example {@code A timestamp before last_order_ts}
 * @param rows in how many rows it was seen; 0 if it is not about rows
 * @param so what it leads to
 * @param examples the numbers of some of the rows, if they are known
 */
public record Finding(String what, long rows, String so, List<Long> examples) {

  public Finding {
    examples = List.copyOf(examples);
  }

  static Finding of(String what, String so) {
    return new Finding(what, 0, so, List.of());
  }

  static Finding of(String what, Sightings seen, String so) {
    return new Finding(what, seen.count(), so, seen.examples());
  }
}
