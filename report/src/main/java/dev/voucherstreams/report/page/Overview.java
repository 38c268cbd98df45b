package dev.voucherstreams.report.page;

import static dev.voucherstreams.report.words.Words.count;
import static dev.voucherstreams.report.words.Words.number;
import static dev.voucherstreams.report.words.Words.share;
import static j2html.TagCreator.dd;
import static j2html.TagCreator.div;
import static j2html.TagCreator.dl;
import static j2html.TagCreator.dt;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;

import dev.voucherstreams.history.Column;
import dev.voucherstreams.report.survey.ColumnProfile;
import dev.voucherstreams.report.survey.RulesTally;
import dev.voucherstreams.report.survey.Survey;
import dev.voucherstreams.report.words.Words;
import dev.voucherstreams.segments.AmountUses;
import j2html.tags.specialized.DivTag;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The answer in two sentences, and the main figures. */
record Overview(Survey survey) {

  Section render() {
    return Section.of(
        "overview", "At a glance", "At a glance", p(answer()).withClass("answer"), tiles());
  }

  private String answer() {
    RulesTally rules = survey.rules();
    return "Of %s, %s (%s) would count. %s"
        .formatted(
            count(survey.rows(), "row"),
            number(rules.counting()),
            share(rules.counting(), survey.rows()),
            winners(rules));
  }

  private static String winners(RulesTally rules) {
    Map<Long, Long> wins =
        rules.tallies().values().stream()
            .flatMap(tally -> tally.tally().winner().stream())
            .collect(
                Collectors.groupingBy(AmountUses::amount, TreeMap::new, Collectors.counting()));
    long won = wins.values().stream().mapToLong(Long::longValue).sum();
    List<String> each =
        wins.entrySet().stream()
            .map(win -> "voucher %d in %d".formatted(win.getKey(), win.getValue()))
            .toList();
    return won == 0
        ? "No voucher would win in any segment."
        : "Of %s, %s would have a winner: %s."
            .formatted(
                count(rules.tallies().size(), "segment"),
                won == rules.tallies().size() ? "all" : number(won),
                Words.list(each));
  }

  private DivTag tiles() {
    RulesTally rules = survey.rules();
    return div(
        dl(
                tile("Rows", number(survey.rows()), ""),
                tile("Would count", rules.counting(), inNoSegment(rules)),
                tile("Incomplete", survey.served().lacking().all().count(), "a value is missing"),
                tile("Out of scope", survey.outOfScope().count(), "another country"),
                tile("Rejected", survey.rejectReasons().all().count(), "can't be read"),
                period(),
                countries())
            .withClass("tiles"));
  }

  private static String inNoSegment(RulesTally rules) {
    return rules.nowhere() == 0 ? "" : number(rules.nowhere()) + " of them in no segment";
  }

  private DivTag tile(String title, long rows, String note) {
    String part = share(rows, survey.rows());
    return tile(title, number(rows), note.isEmpty() ? part : part + "; " + note);
  }

  private static DivTag tile(String title, String figure, String note) {
    return div(dt(title), dd(figure).withClass("figure"))
        .condWith(!note.isEmpty(), dd(note).withClass("note"));
  }

  private DivTag period() {
    ColumnProfile<?> times = survey.column(Column.TIMESTAMP);
    if (times.smallest().isEmpty() || times.largest().isEmpty()) {
      return tile("Period", "none", "no timestamp can be read");
    }
    Instant first = (Instant) times.smallest().get();
    Instant last = (Instant) times.largest().get();
    return div(
        dt("Period"),
        dd(
                span(Words.day(first)).withClass("date"),
                span(" to "),
                span(Words.day(last)).withClass("date"))
            .withClass("figure period"),
        dd(count(ChronoUnit.DAYS.between(first, last) + 1, "day") + ", UTC").withClass("note"));
  }

  private DivTag countries() {
    ColumnProfile<?> profile = survey.column(Column.COUNTRY_CODE);
    int found = profile.values().distinct();
    return tile(
        "Countries",
        (profile.values().complete() ? "" : "more than ") + number(found),
        "served: " + Words.list(survey.countries()));
  }
}
