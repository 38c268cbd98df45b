package dev.voucherstreams.report.page;

import static dev.voucherstreams.report.words.Words.number;
import static dev.voucherstreams.report.words.Words.share;
import static j2html.TagCreator.code;
import static j2html.TagCreator.div;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.p;

import dev.voucherstreams.history.Cell;
import dev.voucherstreams.history.Column;
import dev.voucherstreams.report.survey.ColumnProfile;
import dev.voucherstreams.report.survey.Frequencies;
import dev.voucherstreams.report.survey.Survey;
import dev.voucherstreams.report.words.Words;
import j2html.tags.DomContent;
import j2html.tags.specialized.DivTag;
import java.util.Set;

/** The rows that would not count, and why: incomplete, out of scope, rejected. */
record LeftOutSection(Survey survey) {

  private static final int MOST_ROWS = 20;

  /* A reason has the value in it. */
  private static final int MOST_REASON_LETTERS = 300;

  Section render() {
    return Section.of(
        "left-out",
        "Rows left out",
        "Rows that would not count",
        incomplete(),
        outOfScope(),
        rejected());
  }

  private DomContent incomplete() {
    DivTag part = div(h3("Incomplete"));
    DataTable table =
        new DataTable("What incomplete rows lack")
            .text("Missing")
            .numbers("Rows", "Share")
            .text("For example");
    long all = survey.served().lacking().all().count();
    for (Frequencies.Entry<Set<Column>> entry : survey.served().lacking().mostFrequent(MOST_ROWS)) {
      table.row(
          Words.list(entry.value().stream().map(Column::columnName).toList()),
          number(entry.seen().count()),
          share(entry.seen().count(), all),
          Words.rows(entry.seen().examples()));
    }
    return table.isEmpty()
        ? part.with(p("No row of a country served lacks a value."))
        : part.with(table.render());
  }

  private DomContent outOfScope() {
    ColumnProfile<?> profile = survey.column(Column.COUNTRY_CODE);
    DataTable table =
        new DataTable("Countries in the file")
            .text("Country")
            .numbers("Rows", "Share")
            .text("Served");
    for (Frequencies.Entry<Cell> entry : profile.values().mostFrequent(MOST_ROWS)) {
      String country = entry.value().text();
      table.row(
          code(country),
          number(entry.seen().count()),
          share(entry.seen().count(), survey.rows()),
          survey.countries().contains(country) ? "yes" : "no");
    }
    if (profile.missing() > 0) {
      long missing = profile.missing();
      table.row("missing", number(missing), share(missing, survey.rows()), "no");
    }
    return div(h3("Out of scope"))
        .condWith(!table.isEmpty(), table.render())
        .with(others(profile.values(), "countries"));
  }

  private DomContent rejected() {
    DivTag part = div(h3("Rejected"));
    if (survey.rejectReasons().all().count() == 0) {
      return part.with(p("Every row can be read."));
    }
    DataTable table =
        new DataTable("Why rows can't be read").text("Reason").numbers("Rows").text("For example");
    for (Frequencies.Entry<String> entry : survey.rejectReasons().mostFrequent(MOST_ROWS)) {
      table.row(
          code(shortened(entry.value())),
          number(entry.seen().count()),
          Words.rows(entry.seen().examples()));
    }
    return part.with(table.render(), others(survey.rejectReasons(), "reasons"));
  }

  private static String shortened(String reason) {
    return reason.length() <= MOST_REASON_LETTERS
        ? reason
        : reason.substring(0, MOST_REASON_LETTERS) + "…";
  }

  private static DomContent others(Frequencies<?> all, String what) {
    return all.distinct() <= MOST_ROWS
        ? div()
        : p(
            "And %s%s other %s."
                .formatted(
                    all.complete() ? "" : "more than ", number(all.distinct() - MOST_ROWS), what));
  }
}
