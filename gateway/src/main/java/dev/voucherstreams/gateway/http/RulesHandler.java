package dev.voucherstreams.gateway.http;

import dev.voucherstreams.gateway.http.HttpReply.Ok;
import dev.voucherstreams.segments.SegmentRules;
import java.util.Collection;

/** {@code GET /api/v1/rules}: the segment rules in force, the countries, and their fingerprint. */
public final class RulesHandler {
  private final HttpReply rules;

  public RulesHandler(SegmentRules rules, Collection<String> countries, Json json) {
    this.rules = new Ok(json.write(RuleView.Rules.of(rules, countries)));
  }

  /** The rules, which are the same as long as the gateway runs. */
  HttpReply answer() {
    return rules;
  }
}
