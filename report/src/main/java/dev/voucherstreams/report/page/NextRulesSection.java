package dev.voucherstreams.report.page;

import static dev.voucherstreams.report.words.Words.count;
import static dev.voucherstreams.report.words.Words.number;
import static dev.voucherstreams.report.words.Words.share;
import static j2html.TagCreator.each;
import static j2html.TagCreator.p;

import dev.voucherstreams.report.survey.CountBasis;
import dev.voucherstreams.report.survey.RulesComparison;
import dev.voucherstreams.report.survey.RulesComparison.TypeChange;
import dev.voucherstreams.report.survey.RulesComparison.VoucherChange;
import dev.voucherstreams.report.survey.RulesTally;
import dev.voucherstreams.report.survey.SegmentChange;
import dev.voucherstreams.report.survey.SegmentChange.Kind;
import dev.voucherstreams.report.survey.SegmentChange.Winner;
import dev.voucherstreams.report.words.Words;
import j2html.tags.DomContent;
import java.util.Optional;

/** What the next rules, or the next countries, would change for customers. */
record NextRulesSection(RulesComparison comparison) {

  private static final int MOST_CHANGES = 10;

  Section render() {
    DomContent content =
        comparison.same()
            ? p("Rules and countries are those of this report: nothing would change.")
            : each(introduction(), types(), vouchers(), segments());
    return Section.of("next", "Next rules", "Under the next rules", content);
  }

  private DomContent introduction() {
    return p(
        ("%s would count by %s, or by the next rules, %s. For each of them: the voucher that a"
                + " customer like its own would get at its time, once all of this file is counted."
                + " 0 is no voucher.")
            .formatted(
                count(comparison.orders(), "order"),
                basis(comparison.present()),
                basis(comparison.next())));
  }

  private static String basis(RulesTally rules) {
    CountBasis basis = rules.basis();
    return "%s for %s".formatted(basis.name(), Words.list(basis.countries()));
  }

  private DomContent types() {
    DataTable table =
        new DataTable("Orders with another voucher")
            .text("By")
            .numbers("Orders compared", "With another voucher", "Share");
    for (TypeChange change : comparison.types()) {
      table.row(
          change.type(),
          number(comparison.orders()),
          number(change.orders()),
          share(change.orders(), comparison.orders()));
    }
    return table.render();
  }

  private DomContent vouchers() {
    DataTable table =
        new DataTable("The most frequent changes")
            .text("By")
            .numbers("Voucher", "Next voucher", "Orders", "Share");
    for (VoucherChange change : comparison.mostFrequent(MOST_CHANGES)) {
      table.row(
          change.vouchers().type(),
          change.vouchers().from(),
          change.vouchers().to(),
          number(change.orders()),
          share(change.orders(), comparison.orders()));
    }
    return table.isEmpty() ? p("No order would have another voucher.") : table.render();
  }

  private DomContent segments() {
    DataTable table =
        new DataTable("Segments that come, go or get another winner; ahead by so many uses")
            .text("Segment", "Of", "Country", "Change")
            .numbers("Winner", "Ahead by", "Next winner", "Ahead by");
    comparison.segments().stream()
        .filter(change -> change.kind() != Kind.SAME)
        .forEach(change -> addSegment(table, change));
    return table.isEmpty() ? p("No segment comes, goes or gets another winner.") : table.render();
  }

  private static void addSegment(DataTable table, SegmentChange change) {
    table.row(
        change.segment().segment(),
        change.segment().type(),
        change.segment().country(),
        words(change.kind()),
        voucher(change.from()),
        margin(change.from()),
        voucher(change.to()),
        margin(change.to()));
  }

  private static String words(Kind kind) {
    return switch (kind) {
      case ADDED -> "comes";
      case REMOVED -> "goes";
      case WINNER -> "another winner";
      case SAME -> "stays";
    };
  }

  private static String voucher(Optional<Winner> winner) {
    return winner.map(Winner::voucher).map(String::valueOf).orElse("");
  }

  private static String margin(Optional<Winner> winner) {
    return winner.map(Winner::margin).map(Words::number).orElse("");
  }
}
