package dev.voucherstreams.report.page;

import static dev.voucherstreams.report.words.Words.number;
import static j2html.TagCreator.each;
import static j2html.TagCreator.li;
import static j2html.TagCreator.ul;

import dev.voucherstreams.report.survey.Frequencies;
import dev.voucherstreams.report.survey.RepeatedRows;
import dev.voucherstreams.report.survey.Survey;
import dev.voucherstreams.report.words.Words;
import java.util.List;

/** How to read the figures. */
record NotesSection(Survey survey) {

  Section render() {
    return Section.of("notes", "Notes", "How it was counted", ul(each(notes(), note -> li(note))));
  }

  private List<String> notes() {
    return List.of(
        "Rows are numbered from 0, as in the reject file; a header is no row.",
        "The rows were read as a load reads them, so what is rejected here would be rejected then,"
            + " for the same reason.",
        ("A row would count if its country is served (%s), and timestamp, last_order_ts,"
                + " first_order_ts, total_orders and voucher_amount are there. It then counts by"
                + " the segment rules of %s (fingerprint %s).")
            .formatted(
                Words.list(survey.countries()),
                survey.rules().basis().name(),
                survey.rules().basis().rules().fingerprint()),
        "Days since the last order are whole days from last_order_ts to timestamp, rounded down.",
        "Times are in UTC, amounts in whole currency units.",
        "A winner is called clear if chance, were it and the runner-up liked equally, would lead to"
            + " such a difference less than once in 1,000 times, and likely for once in 20. Else it"
            + " is a close call, or a tie.",
        ("In each column the first %s different values are told apart; smallest and largest are of"
                + " rows that can be read.")
            .formatted(number(Frequencies.MAX_DISTINCT)),
        "Repeated rows are looked for among the first %s different rows."
            .formatted(number(RepeatedRows.MAX_ROWS)),
        "The report looks at the file only: it does not know what is loaded already.");
  }
}
