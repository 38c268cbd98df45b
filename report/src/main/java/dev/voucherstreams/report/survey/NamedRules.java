package dev.voucherstreams.report.survey;

import dev.voucherstreams.segments.SegmentRules;
import dev.voucherstreams.segments.SegmentRulesReader;

/** Segment rules and where they come from. */
public record NamedRules(String name, SegmentRules rules) {

  private static final String STANDARD = "classpath:segments.yml";
  private static final String PYTHON = "classpath:segments-python.yml";

  /** Reads rules from a location, as {@link SegmentRulesReader#read} has it. */
  public static NamedRules read(String location) {
    return new NamedRules(
        location.replaceFirst("^classpath:", ""), SegmentRulesReader.read(location));
  }

  /** The rules to compare these with: the Python service's, or the standard ones if these are. */
  NamedRules peer() {
    NamedRules python = read(PYTHON);
    return python.rules().fingerprint().equals(rules.fingerprint()) ? read(STANDARD) : python;
  }
}
