package dev.voucherstreams.report.survey;

import dev.voucherstreams.events.OrderEvent;
import dev.voucherstreams.segments.CountingRule;
import dev.voucherstreams.segments.SegmentKey;
import dev.voucherstreams.segments.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a set of rules would count, and where. */
public final class RulesTally {

  private final CountBasis basis;
  private final CountingRule rule;
  private final Map<SegmentKey, CappedTally> tallies = new LinkedHashMap<>();
  private long counting;
  private long nowhere;

  RulesTally(CountBasis basis) {
    this.basis = basis;
    this.rule = new CountingRule(basis.rules(), basis.countries());
    basis.rules().keys(basis.countries()).forEach(key -> tallies.put(key, new CappedTally()));
  }

  Verdict add(OrderEvent order) {
    Verdict verdict = judge(rule, order);
    if (verdict instanceof Verdict.Counts counts) {
      count(counts.segments(), order.getVoucherAmount());
    }
    return verdict;
  }

  static Verdict judge(CountingRule rule, OrderEvent order) {
    return rule.judge(
        order.getCountryCode(),
        order.getTimestamp(),
        order.getLastOrderTs(),
        order.getFirstOrderTs(),
        order.getTotalOrders(),
        order.getVoucherAmount());
  }

  private void count(List<SegmentKey> segments, long amount) {
    counting++;
    if (segments.isEmpty()) {
      nowhere++;
    }
    for (SegmentKey segment : segments) {
      tallyOf(segment).add(amount);
    }
  }

  /** What it counts by. */
  public CountBasis basis() {
    return basis;
  }

  /** Every segment of every country served with its tally, in the order of the rules. */
  public Map<SegmentKey, CappedTally> tallies() {
    return tallies;
  }

  /** The tally of a segment of these rules and countries. */
  public CappedTally tallyOf(SegmentKey segment) {
    CappedTally tally = tallies.get(segment);
    if (tally == null) {
      throw new IllegalArgumentException("no segment of these rules: " + segment);
    }
    return tally;
  }

  /** How many orders count: complete ones of a country served. */
  public long counting() {
    return counting;
  }

  /** How many of those that count do so in no segment. */
  public long nowhere() {
    return nowhere;
  }

  /**
   * How many of those that count do so in no segment of this type; all if there is no such type.
   */
  public long outside(String type) {
    long inside =
        tallies.entrySet().stream()
            .filter(entry -> entry.getKey().type().equals(type))
            .mapToLong(entry -> entry.getValue().uses())
            .sum();
    return counting - inside;
  }
}
