package dev.voucherstreams.gateway.http;

import dev.voucherstreams.segments.Days;
import dev.voucherstreams.segments.Lead;
import dev.voucherstreams.segments.Segment;
import dev.voucherstreams.segments.SegmentType;
import dev.voucherstreams.segments.request.VoucherQuery;
import dev.voucherstreams.service.table.SegmentRow;
import dev.voucherstreams.service.table.SegmentRow.Uses;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a customer gets this voucher, or none.
 *
 * @param reason a sentence for people
 * @param asOf the time that the customer is looked at
 * @param segment and {@code rule}: null if the customer is in none
 * @param value what the segment type goes by: the customer's orders, or days
 * @param daysSinceLastOrder null if the time of the last order can't be read
 * @param share the winner's part of all uses, from 0 to 1
 * @param margin how many more uses the winner has than the runner-up
 * @param lead how sure the winner is; null without uses
 * @param updatedAt when the segment's tally last changed
 */
record Explanation(
    long voucher,
    String reason,
    Instant asOf,
    String countryCode,
    String segmentType,
    @Nullable String segment,
    RuleView.@Nullable Chosen rule,
    long value,
    @Nullable Long daysSinceLastOrder,
    long count,
    long total,
    double share,
    @Nullable Uses runnerUp,
    long margin,
    @Nullable Lead lead,
    List<Uses> tallies,
    @Nullable Instant updatedAt) {

  private static final SegmentRow NOTHING_USED =
      new SegmentRow("", "", "", 0, 0, 0, null, List.of(), null);

  /** Of a customer in no segment. */
  static Explanation noSegment(VoucherQuery query, Instant asOf) {
    String reason =
        "%d %s is in no segment of %s: %s"
            .formatted(
                query.valueAt(asOf),
                RuleView.spelled(query.type().measure()),
                query.type().name(),
                nearest(query.type(), query.valueAt(asOf)));
    return of(query, asOf, null, NOTHING_USED, reason);
  }

  private static String nearest(SegmentType type, long value) {
    Optional<Segment> next =
        type.segments().stream()
            .filter(segment -> segment.from() > value)
            .min(Comparator.comparingLong(Segment::from));
    return next.map(segment -> "the next, " + segment.label() + ", begins at " + segment.from())
        .orElseGet(() -> last(type));
  }

  private static String last(SegmentType type) {
    Segment last =
        type.segments().stream().max(Comparator.comparingLong(Segment::until)).orElseThrow();
    return "the last, " + last.label() + ", ends before " + last.until();
  }

  /** Of a customer in a segment in which nobody has used a voucher. */
  static Explanation noUses(VoucherQuery query, Instant asOf, Segment segment) {
    String reason =
        "nobody in segment %s of %s has used a voucher in %s"
            .formatted(segment.label(), query.type().name(), query.country());
    return of(query, asOf, segment, NOTHING_USED, reason);
  }

  /** Of a customer who gets the winner of this row. */
  static Explanation winner(VoucherQuery query, Instant asOf, Segment segment, SegmentRow row) {
    String reason =
        "customers in segment %s of %s used %d most in %s: %d of %d times%s"
            .formatted(
                segment.label(),
                query.type().name(),
                row.voucher(),
                query.country(),
                row.count(),
                row.total(),
                row.lead() == Lead.TIE ? ", no more than another; the lower amount wins" : "");
    return of(query, asOf, segment, row, reason);
  }

  private static Explanation of(
      VoucherQuery query, Instant asOf, @Nullable Segment segment, SegmentRow row, String reason) {
    return new Explanation(
        row.voucher(),
        reason,
        asOf,
        query.country(),
        query.type().name(),
        segment == null ? null : segment.label(),
        segment == null ? null : RuleView.Chosen.of(query.type().measure(), segment),
        query.valueAt(asOf),
        query.lastOrder().map(last -> Days.between(last, asOf)).orElse(null),
        row.count(),
        row.total(),
        row.total() == 0 ? 0 : (double) row.count() / row.total(),
        row.runnerUp().orElse(null),
        row.margin(),
        row.lead(),
        row.tallies(),
        row.updatedAt());
  }
}
