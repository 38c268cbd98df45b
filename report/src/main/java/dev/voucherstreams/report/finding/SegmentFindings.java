package dev.voucherstreams.report.finding;

import static java.util.stream.Collectors.joining;

import dev.voucherstreams.report.survey.CappedTally;
import dev.voucherstreams.report.survey.MeasureSurvey;
import dev.voucherstreams.report.survey.RulesTally;
import dev.voucherstreams.report.survey.Survey;
import dev.voucherstreams.report.words.Words;
import dev.voucherstreams.segments.Lead;
import dev.voucherstreams.segments.SegmentKey;
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
            nowhere(rules),
            empty(rules),
            undecided(rules, Lead.TIE, "A tie", "The lower amount wins, until an order decides."),
            undecided(
                rules,
                Lead.CLOSE,
                "A close call",
                "The winner's lead is so small that chance may have made it."),
            manyAmounts(rules))
        .flatMap(findings -> findings);
  }

  private static Stream<Finding> outside(RulesTally rules, MeasureSurvey measure) {
    SegmentType type = measure.type();
    long outside = rules.outside(type.name());
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
    return outside == 0
        ? Stream.empty()
        : Stream.of(
            new Finding(
                "Complete rows in no segment of " + type.name(),
                outside,
                "Their %s: %s.%s".formatted(Words.measure(type.measure()), gaps, dropped(rules)),
                List.of()));
  }

  private static String dropped(RulesTally rules) {
    return rules.basis().rules().counting() == Counting.ALL_TYPES
        ? " The others are in no segment of another type, and by these rules count nowhere then."
        : "";
  }

  private static Stream<Finding> nowhere(RulesTally rules) {
    return rules.nowhere() == 0
        ? Stream.empty()
        : Stream.of(
            new Finding(
                "Complete rows that count in no segment at all",
                rules.nowhere(),
                "They are loaded, and change no answer.",
                List.of()));
  }

  private static Stream<Finding> empty(RulesTally rules) {
    List<String> keys = keys(rules, tally -> tally.tally().total() == 0);
    return keys.isEmpty()
        ? Stream.empty()
        : Stream.of(
            Finding.of(
                "No uses in %d of %s"
                    .formatted(keys.size(), Words.count(rules.tallies().size(), "segment")),
                "%s. Until other orders fall there, the answer is no voucher (0)."
                    .formatted(shortList(keys))));
  }

  private static Stream<Finding> undecided(RulesTally rules, Lead lead, String what, String so) {
    List<String> keys = keys(rules, tally -> tally.tally().lead().equals(Optional.of(lead)));
    return keys.isEmpty()
        ? Stream.empty()
        : Stream.of(Finding.of(what + " in " + shortList(keys), so));
  }

  private static Stream<Finding> manyAmounts(RulesTally rules) {
    List<String> keys = keys(rules, tally -> tally.tally().distinctAmounts() > USUAL_MAX_AMOUNTS);
    return keys.isEmpty()
        ? Stream.empty()
        : Stream.of(
            Finding.of(
                "More than %d different amounts in %s"
                    .formatted(USUAL_MAX_AMOUNTS, shortList(keys)),
                "Unless configured otherwise, a partition of the tally takes no more, and sets"
                    + " further orders aside as dead letters."));
  }

  private static List<String> keys(RulesTally rules, Predicate<CappedTally> condition) {
    return rules.tallies().entrySet().stream()
        .filter(entry -> condition.test(entry.getValue()))
        .map(Map.Entry::getKey)
        .map(SegmentFindings::name)
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

  private static String name(SegmentKey key) {
    return "%s %s %s".formatted(key.country(), key.type(), key.segment());
  }
}
