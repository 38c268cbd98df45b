package dev.voucherstreams.segments;

import java.util.List;
import java.util.Optional;

/**
 * One way to divide customers: a measure and its segments. No two segments overlap or share a
 * label, so a value belongs in at most one of them.
 */
public record SegmentType(String name, Measure measure, List<Segment> segments) {

  /** What {@link #indexOf} gives for a value that belongs in no segment. */
  public static final int NO_SEGMENT = -1;

  public SegmentType {
    SegmentKey.requirePart("segment type", name);
    segments = List.copyOf(segments);
    if (segments.isEmpty()) {
      throw new IllegalArgumentException("segment type " + name + " has no segments");
    }
    for (int i = 1; i < segments.size(); i++) {
      for (Segment earlier : segments.subList(0, i)) {
        requireApart(name, earlier, segments.get(i));
      }
    }
  }

  private static void requireApart(String type, Segment earlier, Segment later) {
    if (earlier.label().equals(later.label())) {
      throw new IllegalArgumentException(type + " has two segments " + later.label());
    }
    if (earlier.overlaps(later)) {
      throw new IllegalArgumentException(
          "segment " + later.label() + " of " + type + " overlaps " + earlier.label());
    }
  }

  /** The segment that the value belongs in, if any. */
  public Optional<Segment> segmentOf(long value) {
    int index = indexOf(value);
    return index == NO_SEGMENT ? Optional.empty() : Optional.of(segments.get(index));
  }

  /**
   * The position in {@link #segments} of the one that the value belongs in, or {@link #NO_SEGMENT}.
   * Allocates nothing: it is asked for every event.
   */
  public int indexOf(long value) {
    for (int i = 0; i < segments.size(); i++) {
      if (segments.get(i).holds(value)) {
        return i;
      }
    }
    return NO_SEGMENT;
  }
}
