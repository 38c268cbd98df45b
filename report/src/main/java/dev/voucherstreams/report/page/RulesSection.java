package dev.voucherstreams.report.page;

import static dev.voucherstreams.report.words.Words.count;
import static dev.voucherstreams.report.words.Words.number;
import static j2html.TagCreator.each;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.ul;

import dev.voucherstreams.report.survey.CappedTally;
import dev.voucherstreams.report.survey.RulesTally;
import dev.voucherstreams.report.words.Words;
import dev.voucherstreams.segments.SegmentKey;
import dev.voucherstreams.segments.SegmentRules.Counting;
import j2html.tags.DomContent;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the rules would count, beside what other rules would count. */
record RulesSection(RulesTally rules, RulesTally peer, long differently) {

  Section render() {
    return Section.of(
        "rules",
        "Rules",
        "What the rules would count",
        ul(
            li("%s, the rules of this report: %s".formatted(name(rules), counting(rules))),
            li("%s, for comparison: %s".formatted(name(peer), counting(peer)))),
        p(
            "%s would count in other segments, or in none, if the rules were %s. %s"
                .formatted(count(differently, "row"), name(peer), otherWinners())),
        each(typeNames(), this::type));
  }

  private static String counting(RulesTally rules) {
    String each =
        rules.basis().rules().counting() == Counting.EACH_TYPE
            ? "each segment type counts on its own"
            : "a row counts only if it is in a segment of every type";
    return "%s; of %s, %s count nowhere."
        .formatted(each, count(rules.counting(), "complete row"), number(rules.nowhere()));
  }

  private String otherWinners() {
    List<String> other =
        keys()
            .filter(key -> !winner(rules, key).equals(winner(peer, key)))
            .map(key -> name(key) + " of " + key.type())
            .toList();
    return other.isEmpty()
        ? "The winners would be the same."
        : "Another winner, or none, in " + Words.list(other) + ".";
  }

  private Stream<SegmentKey> keys() {
    return Stream.of(rules, peer).flatMap(each -> each.tallies().keySet().stream()).distinct();
  }

  private List<String> typeNames() {
    return keys().map(SegmentKey::type).distinct().toList();
  }

  private DomContent type(String type) {
    DataTable table =
        new DataTable("%s by %s, and by the other, %s".formatted(type, name(rules), name(peer)))
            .text("Segment", "Holds")
            .numbers("Uses", "Winner")
            .text("Other holds")
            .numbers("Other uses", "Other winner", "Difference");
    keys().filter(key -> key.type().equals(type)).forEach(key -> addSegment(table, key));
    long outside = rules.outside(type);
    long others = peer.outside(type);
    table.row(
        "in none", "", number(outside), "", "", number(others), "", difference(others - outside));
    return table.render();
  }

  private void addSegment(DataTable table, SegmentKey key) {
    long uses = uses(rules, key);
    long otherUses = uses(peer, key);
    table.row(
        name(key),
        holds(rules, key),
        number(uses),
        winner(rules, key),
        holds(peer, key),
        number(otherUses),
        winner(peer, key),
        difference(otherUses - uses));
  }

  private static String difference(long difference) {
    return difference > 0 ? "+" + number(difference) : number(difference);
  }

  private static String name(RulesTally rules) {
    return rules.basis().name();
  }

  private String name(SegmentKey key) {
    return rules.basis().countries().size() == 1
        ? key.segment()
        : key.country() + " " + key.segment();
  }

  private static Optional<CappedTally> tally(RulesTally rules, SegmentKey key) {
    return Optional.ofNullable(rules.tallies().get(key));
  }

  private static long uses(RulesTally rules, SegmentKey key) {
    return tally(rules, key).map(CappedTally::uses).orElse(0L);
  }

  private static String winner(RulesTally rules, SegmentKey key) {
    return tally(rules, key)
        .flatMap(tally -> tally.tally().winner())
        .map(winner -> Long.toString(winner.amount()))
        .orElse("none");
  }

  private static String holds(RulesTally rules, SegmentKey key) {
    return rules.basis().rules().type(key.type()).stream()
        .flatMap(type -> type.segments().stream())
        .filter(segment -> segment.label().equals(key.segment()))
        .map(segment -> Words.range(segment.from(), segment.until()))
        .findFirst()
        .orElse("nothing");
  }
}
