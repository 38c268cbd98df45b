package dev.voucherstreams.report.page;

import static j2html.TagCreator.each;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.strong;
import static j2html.TagCreator.ul;

import dev.voucherstreams.report.finding.Finding;
import dev.voucherstreams.report.words.Words;
import j2html.tags.specialized.LiTag;
import java.util.List;

/** What is odd, in words. */
record FindingsSection(List<Finding> findings, long rows) {

  Section render() {
    return Section.of(
        "odd",
        "What is odd",
        "What is odd",
        findings.isEmpty()
            ? p("Nothing that this report looks for.")
            : ul(each(findings, this::item)).withClass("findings"));
  }

  private LiTag item(Finding finding) {
    LiTag item = li(strong(finding.what()));
    if (finding.rows() > 0) {
      String rowsAndShare =
          "%s, %s".formatted(Words.count(finding.rows(), "row"), Words.share(finding.rows(), rows));
      item.with(span(" " + rowsAndShare).withClass("rows"));
    }
    return item.with(p(finding.so() + examples(finding)));
  }

  private static String examples(Finding finding) {
    return finding.examples().isEmpty()
        ? ""
        : " For example %s.".formatted(Words.rows(finding.examples()));
  }
}
