package dev.voucherstreams.report.survey;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How often each of many values was seen. Exact for the first {@value #MAX_DISTINCT} different
 * values; of those that come later only the rows are counted, so that memory is bounded.
 *
 * @param <T> immutable, with {@code equals} and {@code hashCode}
 */
public final class Frequencies<T> {

  /** So many different values are told apart. */
  public static final int MAX_DISTINCT = 10_000;

  private final Map<T, Sightings> sightings = new HashMap<>();
  private final Sightings all = new Sightings();
  private boolean complete = true;

  /** A value and where it was seen. */
  public record Entry<T>(T value, Sightings seen) {}

  void add(T value, long row) {
    all.add(row);
    Sightings seen = sightings.get(value);
    if (seen == null && sightings.size() < MAX_DISTINCT) {
      seen = new Sightings();
      sightings.put(value, seen);
    }
    if (seen == null) {
      complete = false;
    } else {
      seen.add(row);
    }
  }

  /** Where any value was seen. */
  public Sightings all() {
    return all;
  }

  /** Where a value was seen, if it is one of those that are told apart. */
  public Sightings of(T value) {
    return sightings.getOrDefault(value, new Sightings());
  }

  /** How many different values were seen; if not {@link #complete}, so many at least. */
  public int distinct() {
    return sightings.size();
  }

  /** Whether all values that were seen are told apart. */
  public boolean complete() {
    return complete;
  }

  /** The values that were seen most, of those that are told apart; among equals the earlier one. */
  public List<Entry<T>> mostFrequent(int limit) {
    return sightings.entrySet().stream()
        .map(entry -> new Entry<>(entry.getKey(), entry.getValue()))
        .sorted(
            Comparator.comparingLong((Entry<T> entry) -> -entry.seen().count())
                .thenComparingLong(entry -> entry.seen().first()))
        .limit(limit)
        .toList();
  }
}
