package dev.voucherstreams.report.finding;

import dev.voucherstreams.report.survey.Survey;
import java.util.List;
import java.util.stream.Stream;

/** Finds what is odd in a survey. */
public final class Findings {

  private Findings() {}

  /** Returns everything that is odd: first what is lost, then what misleads. */
  public static List<Finding> in(Survey survey) {
    return Stream.of(
            CountryFindings.in(survey),
            RowFindings.in(survey),
            AmountFindings.in(survey),
            SegmentFindings.in(survey),
            TimeFindings.in(survey))
        .flatMap(findings -> findings)
        .toList();
  }
}
