package dev.voucherstreams.report.page;

import static dev.voucherstreams.report.words.Words.count;
import static dev.voucherstreams.report.words.Words.number;
import static dev.voucherstreams.report.words.Words.share;
import static j2html.TagCreator.div;
import static j2html.TagCreator.figure;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.p;

import dev.voucherstreams.report.survey.CappedTally;
import dev.voucherstreams.report.survey.ServedOrders;
import dev.voucherstreams.segments.AmountUses;
import j2html.tags.DomContent;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The voucher amounts that were used most, in ascending order. */
record AmountsFigure(ServedOrders served) {

  private static final int MOST_AMOUNTS = 20;

  DomContent render() {
    return figure(h3("Voucher amounts"), served.amounts().uses() == 0 ? p("No amounts.") : table());
  }

  private DomContent table() {
    CappedTally amounts = served.amounts();
    long total = amounts.uses();
    List<AmountUses> shown = amounts.tally().byCount().stream().limit(MOST_AMOUNTS).toList();
    DataTable table =
        new DataTable("Rows by voucher_amount")
            .numbers("Amount")
            .chart()
            .numbers("Rows", "Would count", "Share");
    Map<Long, Long> counting = counting();
    for (AmountUses uses :
        shown.stream().sorted(Comparator.comparing(AmountUses::amount)).toList()) {
      long counts = counting.getOrDefault(uses.amount(), 0L);
      table.row(
          uses.amount(),
          DataTable.bar(uses.count(), counts, shown.get(0).count(), "counting"),
          number(uses.count()),
          number(counts),
          share(uses.count(), total));
    }
    return div(table.render(), others(amounts, total - sum(shown)));
  }

  private Map<Long, Long> counting() {
    return served.countingAmounts().tally().byCount().stream()
        .collect(Collectors.toMap(AmountUses::amount, AmountUses::count));
  }

  private static long sum(List<AmountUses> uses) {
    return uses.stream().mapToLong(AmountUses::count).sum();
  }

  private static DomContent others(CappedTally amounts, long rows) {
    int distinct = amounts.tally().distinctAmounts();
    return distinct <= MOST_AMOUNTS
        ? div()
        : p(
            "%s have other amounts, of which there are %s%s."
                .formatted(
                    count(rows, "more row"),
                    amounts.leftOut() == 0 ? "" : "more than ",
                    number(distinct - MOST_AMOUNTS)));
  }
}
