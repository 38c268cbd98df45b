package dev.voucherstreams.report.page;

import static dev.voucherstreams.report.words.Words.number;
import static dev.voucherstreams.report.words.Words.share;
import static j2html.TagCreator.article;
import static j2html.TagCreator.code;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.p;

import dev.voucherstreams.history.Cell;
import dev.voucherstreams.history.Column;
import dev.voucherstreams.history.Row;
import dev.voucherstreams.report.survey.ColumnProfile;
import dev.voucherstreams.report.survey.Frequencies;
import dev.voucherstreams.report.survey.Survey;
import dev.voucherstreams.report.words.Words;
import j2html.tags.DomContent;
import j2html.tags.specialized.ArticleTag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What each column holds, and the first rows as they are. */
record ColumnsSection(Survey survey) {

  private static final int MOST_VALUES = 6;

  Section render() {
    return Section.of(
        "columns",
        "Columns",
        "Columns",
        p("The columns that a load reads; others in the file are ignored."),
        firstRows(),
        div(each(survey.columns(), ColumnsSection::card)).withClass("cards columns"));
  }

  private DomContent firstRows() {
    DataTable table =
        new DataTable("The first rows, as they are in the file")
            .numbers("Row")
            .text(Stream.of(Column.values()).map(Column::columnName).toArray(String[]::new));
    survey.firstRows().forEach(row -> table.row(cells(row)));
    return table.render();
  }

  private static Object[] cells(Row row) {
    Stream<Object> values =
        row instanceof Row.Cells cells
            ? Stream.of(Column.values()).map(column -> value(cells.get(column)))
            : Stream.concat(
                Stream.of("can't be taken apart"),
                Stream.generate(() -> "").limit(Column.values().length - 1));
    return Stream.concat(Stream.of(row.number()), values).toArray();
  }

  private static Object value(Cell cell) {
    return cell.equals(Cell.ABSENT) ? "missing" : code(cell.text());
  }

  private static ArticleTag card(ColumnProfile<?> profile) {
    ArticleTag card =
        article(h3(code(profile.column().columnName())), facts(profile)).withClass("card");
    return profile.present() == 0 ? card : card.with(mostFrequent(profile));
  }

  private static DomContent facts(ColumnProfile<?> profile) {
    long rows = profile.present() + profile.missing();
    DataTable table =
        new DataTable("What %s holds".formatted(profile.column().columnName()))
            .text("Property", "Found")
            .plain();
    table.row("Type as found", kinds(profile));
    table.row("Present", withShare(profile.present(), rows));
    table.row("Missing or empty", withShare(profile.missing(), rows));
    table.row("Different values", distinct(profile.values()));
    table.row("Smallest", meaning(profile.smallest()));
    table.row("Largest", meaning(profile.largest()));
    return table.render();
  }

  private static String kinds(ColumnProfile<?> profile) {
    List<Frequencies.Entry<String>> kinds = profile.kinds().mostFrequent(Integer.MAX_VALUE);
    if (kinds.isEmpty()) {
      return profile.column() == Column.CUSTOMER_ID ? "not in the file, or empty" : "nothing";
    }
    return kinds.size() == 1
        ? kinds.get(0).value()
        : kinds.stream()
            .map(kind -> "%s (%s)".formatted(kind.value(), number(kind.seen().count())))
            .collect(Collectors.joining(", "));
  }

  private static String withShare(long part, long rows) {
    return "%s (%s)".formatted(number(part), share(part, rows));
  }

  private static String distinct(Frequencies<Cell> values) {
    return (values.complete() ? "" : "more than ") + number(values.distinct());
  }

  private static String meaning(Optional<Object> value) {
    return value
        .map(
            meaning -> meaning instanceof Instant time ? Words.time(time) : String.valueOf(meaning))
        .orElse("none");
  }

  private static DomContent mostFrequent(ColumnProfile<?> profile) {
    Frequencies<Cell> values = profile.values();
    String note = values.complete() ? "" : ", of the first %s".formatted(number(values.distinct()));
    DataTable table =
        new DataTable("Most frequent values" + note).text("Value").chart().numbers("Rows", "Share");
    for (Frequencies.Entry<Cell> entry : values.mostFrequent(MOST_VALUES)) {
      long rows = entry.seen().count();
      table.row(
          code(entry.value().text()),
          DataTable.bar(rows, rows, profile.present(), "counting"),
          number(rows),
          share(rows, profile.present()));
    }
    return table.render();
  }
}
