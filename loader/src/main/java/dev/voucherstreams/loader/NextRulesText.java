package dev.voucherstreams.loader;

import static dev.voucherstreams.report.words.Words.count;
import static dev.voucherstreams.report.words.Words.number;
import static dev.voucherstreams.report.words.Words.share;

import dev.voucherstreams.report.survey.CountBasis;
import dev.voucherstreams.report.survey.RulesComparison;
import dev.voucherstreams.report.survey.RulesComparison.TypeChange;
import dev.voucherstreams.report.survey.RulesComparison.VoucherChange;
import dev.voucherstreams.report.survey.SegmentChange;
import dev.voucherstreams.report.survey.SegmentChange.Kind;
import dev.voucherstreams.report.survey.SegmentChange.Winner;
import dev.voucherstreams.report.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the next rules would change, in lines for a terminal. */
record NextRulesText(RulesComparison comparison) {

  private static final int MOST_CHANGES = 10;

  List<String> lines() {
    if (comparison.same()) {
      return List.of(
          "under the next rules: nothing would change, they and the countries are the same");
    }
    return Stream.of(
            Stream.of(title(comparison.next().basis())),
            comparison.types().stream().map(this::line),
            comparison.mostFrequent(MOST_CHANGES).stream().map(NextRulesText::line),
            comparison.segments().stream()
                .filter(change -> change.kind() != Kind.SAME)
                .map(NextRulesText::line))
        .flatMap(lines -> lines)
        .toList();
  }

  private String title(CountBasis next) {
    return "under the next rules, %s for %s, of %s:"
        .formatted(next.name(), Words.list(next.countries()), count(comparison.orders(), "order"));
  }

  private String line(TypeChange change) {
    return "  %s (%s) with another voucher by %s"
        .formatted(
            number(change.orders()), share(change.orders(), comparison.orders()), change.type());
  }

  private static String line(VoucherChange change) {
    return "  voucher %d -> %d: %s by %s"
        .formatted(
            change.vouchers().from(),
            change.vouchers().to(),
            number(change.orders()),
            change.vouchers().type());
  }

  private static String line(SegmentChange change) {
    return "  segment %s %s of %s: %s -> %s"
        .formatted(
            change.segment().country(),
            change.segment().segment(),
            change.segment().type(),
            winner(change.from()),
            winner(change.to()));
  }

  private static String winner(Optional<Winner> winner) {
    return winner
        .map(each -> "%d, %s ahead".formatted(each.voucher(), number(each.margin())))
        .orElse("none");
  }
}
