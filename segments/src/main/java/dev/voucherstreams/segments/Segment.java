package dev.voucherstreams.segments;

/**
 * A labelled range of a measure: every value from {@code from} up to, but not including, {@code
 * until}. {@link Long#MAX_VALUE} as {@code until} means that there is no upper end.
 */
public record Segment(String label, long from, long until) {

  /** Marks a segment without an upper end. */
  public static final long OPEN_END = Long.MAX_VALUE;

  public Segment {
    SegmentKey.requirePart("segment label", label);
    if (from < 0) {
      throw new IllegalArgumentException("segment " + label + " starts below 0: " + from);
    }
    if (from >= until) {
      throw new IllegalArgumentException(
          "segment " + label + " is empty: from " + from + " until " + until);
    }
  }

  /** Whether the value belongs in this segment. */
  public boolean holds(long value) {
    return value >= from && (value < until || until == OPEN_END);
  }

  /** Whether some value belongs in both segments. */
  public boolean overlaps(Segment other) {
    return from < other.until && other.from < until;
  }
}
