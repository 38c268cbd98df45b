package dev.voucherstreams.report.survey;

import dev.voucherstreams.events.OrderEvent;
import dev.voucherstreams.segments.CountingRule;
import dev.voucherstreams.segments.SegmentKey;
import dev.voucherstreams.segments.SegmentRules;
import dev.voucherstreams.segments.SegmentRules.Counting;
import dev.voucherstreams.segments.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * In which segments a customer is, one of each type at most. A customer is asked about by one type,
 * so this holds also where the order itself would have to be in a segment of every type to count.
 */
final class Places {

  private final CountingRule rule;

  Places(CountBasis basis) {
    this.rule =
        new CountingRule(
            new SegmentRules(basis.rules().types(), Counting.EACH_TYPE), basis.countries());
  }

  /** Where a customer like the order's is, at its time; empty if the order can't count at all. */
  Optional<List<SegmentKey>> of(OrderEvent order) {
    return RulesTally.judge(rule, order) instanceof Verdict.Counts counts
        ? Optional.of(counts.segments())
        : Optional.empty();
  }
}
