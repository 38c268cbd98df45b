package dev.voucherstreams.segments.request;

import dev.voucherstreams.segments.Measure;
import dev.voucherstreams.segments.SegmentKey;
import dev.voucherstreams.segments.SegmentType;
import java.time.Instant;
import java.util.Optional;

/**
 * The question which voucher customers like this one use most, in a country that is served.
 *
 * @param lastOrder empty if it can't be read, which only a type may have that doesn't go by it
 */
public record VoucherQuery(
    long customerId,
    String country,
    SegmentType type,
    Optional<Instant> lastOrder,
    long totalOrders) {

  /* What a type that doesn't go by the time makes of it: nothing. */
  private static final Instant NEVER_LOOKED_AT = Instant.EPOCH;

  public VoucherQuery {
    if (lastOrder.isEmpty() && type.measure() == Measure.DAYS_SINCE_LAST_ORDER) {
      throw new IllegalArgumentException(
          type.name() + " goes by the last order, and there is none");
    }
  }

  /** What the segment type goes by, at this moment. */
  public long valueAt(Instant now) {
    return type.measure().of(lastOrder.orElse(NEVER_LOOKED_AT), totalOrders, now);
  }

  /** The segment that the customer belongs in at this moment, if any. */
  public Optional<SegmentKey> segmentAt(Instant now) {
    return type.segmentOf(valueAt(now))
        .map(segment -> new SegmentKey(country, type.name(), segment.label()));
  }
}
