package dev.voucherstreams.report.finding;

import dev.voucherstreams.history.Cell;
import dev.voucherstreams.history.Column;
import dev.voucherstreams.report.survey.Frequencies;
import dev.voucherstreams.report.survey.Survey;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is odd about how the amounts are written: 2.000 may be meant as two thousand. */
final class AmountFindings {

  private static final Pattern LIKE_THOUSANDS = Pattern.compile("[1-9]\\d{0,2}\\.000");

  /* Where there are thousands without a dot, the dot is what it seems to be. */
  private static final Pattern WITH_DECIMALS = Pattern.compile("\\d{4,}\\.\\d{3}");

  private AmountFindings() {}

  static Stream<Finding> in(Survey survey) {
    List<Frequencies.Entry<Cell>> amounts =
        survey.column(Column.VOUCHER_AMOUNT).values().mostFrequent(Frequencies.MAX_DISTINCT);
    List<Frequencies.Entry<Cell>> suspects = written(LIKE_THOUSANDS, amounts);
    return suspects.isEmpty() || !written(WITH_DECIMALS, amounts).isEmpty()
        ? Stream.empty()
        : Stream.of(likeThousands(suspects));
  }

  private static List<Frequencies.Entry<Cell>> written(
      Pattern form, List<Frequencies.Entry<Cell>> amounts) {
    return amounts.stream()
        .filter(
            amount ->
                amount.value() instanceof Cell.Text text && form.matcher(text.text()).matches())
        .toList();
  }

  private static Finding likeThousands(List<Frequencies.Entry<Cell>> amounts) {
    String example = amounts.get(0).value().text();
    return new Finding(
        "A voucher_amount such as %s, which is read as %s"
            .formatted(example, example.replace(".000", "")),
        amounts.stream().mapToLong(amount -> amount.seen().count()).sum(),
        "A dot is a decimal point. If it separates thousands in this file, write the amounts"
            + " without it: "
            + example.replace(".", "")
            + ".",
        amounts.get(0).seen().examples());
  }
}
