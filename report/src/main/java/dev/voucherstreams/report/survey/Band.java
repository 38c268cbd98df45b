package dev.voucherstreams.report.survey;

import dev.voucherstreams.segments.Segment;
import dev.voucherstreams.segments.SegmentType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A stretch of the values of a measure, one of its segments or a gap that belongs to none, with its
 * rows.
 *
 * @param from the first value
 * @param until the first value that no longer belongs to it; {@link Segment#OPEN_END} for no end
 * @param rows how many rows have a value in it, complete or not
 * @param counting how many of them are complete
 */
public record Band(long from, long until, Optional<Segment> segment, long rows, long counting) {

  /**
   * Returns the bands of a type in ascending order, without rows. Every number is in exactly one of
   * them.
   */
  static List<Band> of(SegmentType type) {
    List<Band> bands = new ArrayList<>();
    bands.add(gap(Long.MIN_VALUE, 0));
    long end = 0;
    for (Segment segment : ascending(type)) {
      if (end < segment.from()) {
        bands.add(gap(end, segment.from()));
      }
      bands.add(new Band(segment.from(), segment.until(), Optional.of(segment), 0, 0));
      end = segment.until();
    }
    if (end != Segment.OPEN_END) {
      bands.add(gap(end, Segment.OPEN_END));
    }
    return bands;
  }

  private static List<Segment> ascending(SegmentType type) {
    return type.segments().stream().sorted(Comparator.comparingLong(Segment::from)).toList();
  }

  private static Band gap(long from, long until) {
    return new Band(from, until, Optional.empty(), 0, 0);
  }

  boolean holds(long value) {
    return value >= from && (value < until || until == Segment.OPEN_END);
  }

  Band plusRow(boolean counts) {
    return new Band(from, until, segment, rows + 1, counts ? counting + 1 : counting);
  }
}
