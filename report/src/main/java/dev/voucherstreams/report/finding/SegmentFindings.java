package dev.voucherstreams.report.finding;

import static java.util.stream.Collectors.joining;

import dev.voucherstreams.report.survey.CappedTally;
import dev.voucherstreams.report.survey.MeasureSurvey;
import dev.voucherstreams.report.survey.RulesTally;
import dev.voucherstreams.report.survey.Survey;
import dev.voucherstreams.report.words.Words;
import dev.voucherstreams.segments.Lead;
import dev.voucherstreams.segments.SegmentRules.Counting;
import dev.voucherstreams.segments.SegmentType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What is odd about how the orders fall into segments. */
final class SegmentFindings {

  /* The default of streams-app, voucher.tally.max-amounts-per-segment. */
  private static final int USUAL_MAX_AMOUNTS = 256;

  private static final int MOST_NAMES = 8;

  private SegmentFindings() {}

  static Stream<Finding> in(Survey survey) {
    RulesTally rules = survey.rules();
    return Stream.of(
            survey.served().measures().stream().flatMap(measure -> outside(rules, measure)),
            Finding.in(
                rules.nowhere(),
                "Complete rows that count in no segment at all",
                "They are loaded, and change no answer."),
            empty(rules),
            inSegments(
                "A tie",
                keys(rules, tally -> hasLead(tally, Lead.TIE)),
                "The lower amount wins, until an order decides."),
            inSegments(
                "A close call",
                keys(rules, tally -> hasLead(tally, Lead.CLOSE)),
                "The winner's lead is so small that chance may have made it."),
            inSegments(
                "More than %d different amounts".formatted(USUAL_MAX_AMOUNTS),
                keys(rules, tally -> tally.tally().distinctAmounts() > USUAL_MAX_AMOUNTS),
                "Unless configured otherwise, a partition of the tally takes no more, and sets"
                    + " further orders aside as dead letters."))
        .flatMap(findings -> findings);
  }

  private static Stream<Finding> outside(RulesTally rules, MeasureSurvey measure) {
    SegmentType type = measure.type();
    String gaps =
        measure.bands().stream()
            .filter(band -> band.segment().isEmpty() && band.counting() > 0)
            .map(
                band ->
                    "%s (%s)"
                        .formatted(
                            Words.range(band.from(), band.until()),
                            Words.count(band.counting(), "row")))
            .collect(joining(", "));
    String dropped =
        rules.basis().rules().counting() == Counting.ALL_TYPES
            ? " The others are in no segment of another type, and by these rules count nowhere"
                + " then."
            : "";
    return Finding.in(
        rules.outside(type.name()),
        "Complete rows in no segment of " + type.name(),
        "Their %s: %s.%s".formatted(Words.measure(type.measure()), gaps, dropped));
  }

  private static Stream<Finding> empty(RulesTally rules) {
    List<String> keys = keys(rules, tally -> tally.uses() == 0);
    return keys.isEmpty()
        ? Stream.empty()
        : Finding.of(
            "No uses in %d of %s"
                .formatted(keys.size(), Words.count(rules.tallies().size(), "segment")),
            "%s. Until other orders fall there, the answer is no voucher (0)."
                .formatted(shortList(keys)));
  }

  private static boolean hasLead(CappedTally tally, Lead lead) {
    return tally.tally().lead().equals(Optional.of(lead));
  }

  private static Stream<Finding> inSegments(String what, List<String> keys, String so) {
    return keys.isEmpty() ? Stream.empty() : Finding.of(what + " in " + shortList(keys), so);
  }

  private static List<String> keys(RulesTally rules, Predicate<CappedTally> condition) {
    return rules.tallies().entrySet().stream()
        .filter(entry -> condition.test(entry.getValue()))
        .map(Map.Entry::getKey)
        .map(key -> "%s %s %s".formatted(key.country(), key.type(), key.segment()))
        .toList();
  }

  /* There may be hundreds of segments, and the page has them all elsewhere. */
  private static String shortList(List<String> keys) {
    if (keys.size() <= MOST_NAMES) {
      return Words.list(keys);
    }
    String first = String.join(", ", keys.subList(0, MOST_NAMES));
    return "%s and %d more".formatted(first, keys.size() - MOST_NAMES);
  }
}
