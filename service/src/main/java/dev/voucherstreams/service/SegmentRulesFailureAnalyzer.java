package dev.voucherstreams.service;

import dev.voucherstreams.segments.SegmentRulesException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in a line, instead of a stack trace, why an application doesn't start with these rules. */
final class SegmentRulesFailureAnalyzer extends AbstractFailureAnalyzer<SegmentRulesException> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, SegmentRulesException cause) {
    return new FailureAnalysis(
        "Segment rules: " + cause.getMessage(),
        "Correct the file, or name another as voucher.rules.",
        cause);
  }
}
