package dev.voucherstreams.segments;

import java.util.List;

/** Whether and where an order counts. */
public sealed interface Verdict {

  /** It counts once in each of these segments; there may be none. */
  record Counts(List<SegmentKey> segments) implements Verdict {
    public Counts {
      segments = List.copyOf(segments);
    }
  }

  /** Its country is not served: skip it. */
  record OutOfScope() implements Verdict {}

  /** Something it needs is absent: skip it. */
  record Incomplete() implements Verdict {}
}
