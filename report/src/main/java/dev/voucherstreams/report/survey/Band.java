package dev.voucherstreams.report.survey;

import dev.voucherstreams.segments.Segment;
import dev.voucherstreams.segments.SegmentType;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

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
    long[] limits =
        LongStream.concat(
                LongStream.of(Long.MIN_VALUE, 0, Segment.OPEN_END),
                type.segments().stream()
                    .flatMapToLong(segment -> LongStream.of(segment.from(), segment.until())))
            .distinct()
            .sorted()
            .toArray();
    return IntStream.range(1, limits.length)
        .mapToObj(i -> new Band(limits[i - 1], limits[i], type.segmentOf(limits[i - 1]), 0, 0))
        .toList();
  }

  boolean holds(long value) {
    return value >= from && (value < until || until == Segment.OPEN_END);
  }

  Band plusRow(boolean counts) {
    return new Band(from, until, segment, rows + 1, counts ? counting + 1 : counting);
  }
}
