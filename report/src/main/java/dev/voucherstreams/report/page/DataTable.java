package dev.voucherstreams.report.page;

import static j2html.TagCreator.caption;
import static j2html.TagCreator.div;
import static j2html.TagCreator.span;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tag;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import j2html.TagCreator;
import j2html.tags.DomContent;
import j2html.tags.Tag;
import j2html.tags.specialized.DivTag;
import j2html.tags.specialized.TrTag;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A table with a caption, whose columns and rows have headings. On a narrow screen it scrolls. */
final class DataTable {

  private final String title;
  private final TrTag head = tr();
  private final List<String> styles = new ArrayList<>();
  private final List<TrTag> rows = new ArrayList<>();
  private String style = "scroll";

  DataTable(String title) {
    this.title = title;
  }

  /** Adds columns of text. */
  DataTable text(String... titles) {
    return columns("", titles);
  }

  /** Adds columns of numbers, which are flushed right. */
  DataTable numbers(String... titles) {
    return columns("number", titles);
  }

  /** Adds a column of bars. They need no title for those who see them. */
  DataTable chart() {
    return column("chart", span("Chart").withClass("unseen"));
  }

  private DataTable columns(String style, String... titles) {
    Stream.of(titles).forEach(title -> column(style, TagCreator.text(title)));
    return this;
  }

  private DataTable column(String style, DomContent title) {
    styles.add(style);
    head.with(styled(th(title).attr("scope", "col"), style));
    return this;
  }

  /**
   * Adds a row, whose first cell is its heading.
   *
   * @param cells one for each column: page content as it is, anything else as text
   */
  void row(Object... cells) {
    if (cells.length != styles.size()) {
      throw new IllegalArgumentException(
          "%d cells for %d columns".formatted(cells.length, styles.size()));
    }
    TrTag row = tr(styled(th(content(cells[0])).attr("scope", "row"), styles.get(0)));
    for (int i = 1; i < cells.length; i++) {
      row.with(styled(td(content(cells[i])), styles.get(i)));
    }
    rows.add(row);
  }

  private static <T extends Tag<T>> T styled(T cell, String style) {
    return cell.withCondClass(!style.isEmpty(), style);
  }

  private static DomContent content(Object cell) {
    return cell instanceof DomContent content ? content : TagCreator.text(String.valueOf(cell));
  }

  /** Hides the caption and the headings of the columns from those who see that they say nothing. */
  DataTable plain() {
    style = "scroll plain";
    return this;
  }

  /** Has low rows, and scrolls where there are many; for a table right below its own title. */
  DataTable dense() {
    style = "scroll dense";
    return this;
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  /** Returns the table, in an element that a keyboard can scroll. */
  DivTag render() {
    return div(table(caption(title), thead(head), tbody().with(rows)))
        .withClass(style)
        .attr("role", "region")
        .attr("aria-label", title)
        .withTabindex(0);
  }

  /**
   * A lying bar for a cell of a table. What it shows is in the row in digits, too.
   *
   * @param part the whole bar, beside {@code longest}
   * @param counting how much of it would count
   */
  static DomContent bar(long part, long counting, long longest, String style) {
    return tag("svg")
        .with(length("rest", part, longest), length(style, counting, longest))
        .attr("class", "bar")
        .attr("aria-hidden", "true");
  }

  /* Per cent: the page's width is not known. SVG, as a background would not be seen in high contrast. */
  private static DomContent length(String style, long part, long whole) {
    double percent = whole == 0 ? 0 : 100.0 * part / whole;
    return tag("rect")
        .attr("class", style)
        .attr("height", "100%")
        .attr("width", String.format(Locale.ROOT, "%.3f%%", percent));
  }
}
