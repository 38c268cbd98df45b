package dev.voucherstreams.segments.request;

import dev.voucherstreams.segments.SegmentKey;
import dev.voucherstreams.segments.SegmentType;
import java.time.Instant;
import java.util.Optional;

/** The question which voucher customers like this one use most, in a country that is served. */
public record VoucherQuery(
    long customerId,
    String country,
    SegmentType type,
    Instant lastOrder,
    Instant firstOrder,
    long totalOrders) {

  /** What the segment type goes by, at this moment. */
  public long valueAt(Instant now) {
    return type.measure().of(lastOrder, totalOrders, now);
  }

  /** The segment that the customer belongs in at this moment, if any. */
  public Optional<SegmentKey> segmentAt(Instant now) {
    return type.segmentOf(valueAt(now))
        .map(segment -> new SegmentKey(country, type.name(), segment.label()));
  }
}
