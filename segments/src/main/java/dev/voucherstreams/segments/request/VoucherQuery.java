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

  /** The segment that the customer belongs in at this moment, if any. */
  public Optional<SegmentKey> segmentAt(Instant now) {
    return type.segmentOf(type.measure().of(lastOrder, totalOrders, now))
        .map(segment -> new SegmentKey(country, type.name(), segment.label()));
  }
}
