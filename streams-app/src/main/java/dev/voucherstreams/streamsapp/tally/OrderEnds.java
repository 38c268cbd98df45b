package dev.voucherstreams.streamsapp.tally;

import java.time.Instant;
import java.util.Map;

/**
 * Where the partitions of order-events began and ended at a moment.
 *
 * @param first the first offset of each partition; what was before is deleted
 * @param last the offset after the last order, those of open transactions included
 */
public record OrderEnds(Instant at, Map<Integer, Long> first, Map<Integer, Long> last) {

  public OrderEnds {
    first = Map.copyOf(first);
    last = Map.copyOf(last);
  }
}
