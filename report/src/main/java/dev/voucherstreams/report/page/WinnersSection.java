package dev.voucherstreams.report.page;

import static dev.voucherstreams.report.words.Words.count;
import static dev.voucherstreams.report.words.Words.number;
import static dev.voucherstreams.report.words.Words.share;
import static j2html.TagCreator.article;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.h4;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.strong;

import dev.voucherstreams.report.survey.CappedTally;
import dev.voucherstreams.report.survey.RulesTally;
import dev.voucherstreams.report.words.Words;
import dev.voucherstreams.segments.AmountUses;
import dev.voucherstreams.segments.Lead;
import dev.voucherstreams.segments.Segment;
import dev.voucherstreams.segments.SegmentKey;
import dev.voucherstreams.segments.SegmentType;
import j2html.tags.DomContent;
import j2html.tags.specialized.ArticleTag;
import j2html.tags.specialized.DivTag;
import java.util.List;

/** The voucher that would win in each segment, and how sure that is. */
record WinnersSection(RulesTally rules) {

  private static final int MOST_BARS = 8;

  Section render() {
    return Section.of(
        "winners",
        "Winners",
        "The winners it would lead to",
        p(
            "The voucher amount with the most uses in a segment wins; on a tie the lower one. These"
                + " are the winners if nothing but this file is counted."),
        each(
            rules.basis().countries(),
            country -> each(rules.basis().rules().types(), type -> group(country, type))));
  }

  private DivTag group(String country, SegmentType type) {
    return div(
        h3("%s: %s, by %s".formatted(country, type.name(), Words.measure(type.measure()))),
        div(each(type.segments(), segment -> card(country, type, segment))).withClass("cards"));
  }

  private ArticleTag card(String country, SegmentType type, Segment segment) {
    CappedTally tally = rules.tallyOf(new SegmentKey(country, type.name(), segment.label()));
    ArticleTag card =
        article(
                h4(
                    span(segment.label()),
                    span(" holds " + Words.range(segment.from(), segment.until()))
                        .withClass("note")))
            .withClass("card");
    return tally
        .tally()
        .lead()
        .map(lead -> card.with(verdict(tally, lead), amounts(segment.label(), tally)))
        .orElseGet(() -> card.with(p("No uses: the answer would be no voucher (0).")));
  }

  private static DomContent verdict(CappedTally tally, Lead lead) {
    List<AmountUses> uses = tally.tally().byCount();
    long total = tally.tally().total();
    AmountUses winner = uses.get(0);
    return p(
        strong(Long.toString(winner.amount())).withClass("winner"),
        span(
            " wins with %s of %s (%s), %s."
                .formatted(
                    number(winner.count()),
                    count(total, "use"),
                    share(winner.count(), total),
                    words(uses, lead))));
  }

  private static String words(List<AmountUses> uses, Lead lead) {
    if (uses.size() == 1) {
      return "the only amount: " + words(lead);
    }
    AmountUses runnerUp = uses.get(1);
    long margin = uses.get(0).count() - runnerUp.count();
    return lead == Lead.TIE
        ? "a tie with %d, which is not the lower amount".formatted(runnerUp.amount())
        : "%s ahead of %d: %s".formatted(number(margin), runnerUp.amount(), words(lead));
  }

  private static String words(Lead lead) {
    return switch (lead) {
      case TIE -> "a tie";
      case CLOSE -> "a close call, chance may have made it";
      case LIKELY -> "a likely winner";
      case CLEAR -> "a clear winner";
    };
  }

  private static DomContent amounts(String segment, CappedTally tally) {
    List<AmountUses> uses = tally.tally().byCount();
    long total = tally.tally().total();
    long most = uses.get(0).count();
    DataTable table =
        new DataTable("Uses by amount in " + segment)
            .numbers("Amount")
            .chart()
            .numbers("Uses", "Share");
    for (AmountUses each : uses.subList(0, Math.min(uses.size(), MOST_BARS))) {
      boolean wins = each.equals(uses.get(0));
      table.row(
          (wins ? "★ " : "") + each.amount(),
          DataTable.bar(each.count(), each.count(), most, wins ? "winning" : "losing"),
          number(each.count()),
          share(each.count(), total));
    }
    long others = uses.stream().skip(MOST_BARS).mapToLong(AmountUses::count).sum();
    if (others > 0) {
      String title = number(uses.size() - MOST_BARS) + " others";
      table.row(title, "", number(others), share(others, total));
    }
    if (tally.leftOut() > 0) {
      table.row("more", "", number(tally.leftOut()), "not tallied");
    }
    return table.render();
  }
}
