package dev.voucherstreams.streamsapp.tally;

import dev.voucherstreams.segments.CountingRule;
import dev.voucherstreams.segments.SegmentRules;
import java.util.Collection;
import java.util.TreeSet;

/**
 * What decides which orders count, and where: the segment rules and the countries served. State
 * that was counted with other rules can't be continued, only counted anew.
 *
 * @param fingerprint of the segment rules alone, as gateways compare it
 * @param identity rules and countries as text that is equal exactly if they are; people read it in
 *     messages
 */
record TallyRules(CountingRule countingRule, String fingerprint, String identity) {

  static TallyRules of(SegmentRules rules, Collection<String> countries) {
    String fingerprint = rules.fingerprint();
    return new TallyRules(
        new CountingRule(rules, countries),
        fingerprint,
        "rules %s, countries %s".formatted(fingerprint, new TreeSet<>(countries)));
  }
}
