package dev.voucherstreams.streamsapp.tally;

import dev.voucherstreams.segments.CountingRule;
import dev.voucherstreams.segments.SegmentRules;
import java.util.Collection;
import java.util.TreeSet;

/**
 * What decides which orders count, and where: the segment rules and the countries served. State
 * that was counted with other rules can't be continued, only counted anew.
 */
final class TallyRules {

  private final SegmentRules rules;
  private final CountingRule countingRule;
  private final String identity;

  TallyRules(SegmentRules rules, Collection<String> countries) {
    this.rules = rules;
    this.countingRule = new CountingRule(rules, countries);
    this.identity =
        "rules %s, countries %s".formatted(rules.fingerprint(), new TreeSet<>(countries));
  }

  CountingRule countingRule() {
    return countingRule;
  }

  /** The fingerprint of the segment rules alone, as gateways compare it. */
  String fingerprint() {
    return rules.fingerprint();
  }

  /** Rules and countries as text that is equal exactly if they are; people read it in messages. */
  String identity() {
    return identity;
  }
}
