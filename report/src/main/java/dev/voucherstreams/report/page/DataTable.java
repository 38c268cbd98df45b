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
import j2html.tags.specialized.ThTag;
import j2html.tags.specialized.TrTag;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A table with a caption, whose columns and rows have headings. On a narrow screen it scrolls. */
final class DataTable {

  private static final String CHART = "chart";

  private final String title;
  private final List<Heading> headings = new ArrayList<>();
  private final List<TrTag> rows = new ArrayList<>();
  private String style = "scroll";

  /** A column's title, and the style of its cells. */
  private record Heading(String title, String style) {
    <T extends Tag<T>> T styled(T cell) {
      return cell.withCondClass(!style.isEmpty(), style);
    }

    /* Bars need no title for those who see them. */
    ThTag render() {
      DomContent content =
          style.equals(CHART) ? span(title).withClass("unseen") : TagCreator.text(title);
      return styled(th(content).attr("scope", "col"));
    }
  }

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

  /** Adds a column of bars. */
  DataTable chart() {
    return columns(CHART, "Chart");
  }

  private DataTable columns(String style, String... titles) {
    Stream.of(titles).map(column -> new Heading(column, style)).forEach(headings::add);
    return this;
  }

  /**
   * Adds a row, whose first cell is its heading.
   *
   * @param cells one for each column: page content as it is, anything else as text
   */
  void row(Object... cells) {
    if (cells.length != headings.size()) {
      throw new IllegalArgumentException(
          "%d cells for %d columns".formatted(cells.length, headings.size()));
    }
    TrTag row = tr().with(headings.get(0).styled(th(content(cells[0])).attr("scope", "row")));
    for (int i = 1; i < cells.length; i++) {
      row.with(headings.get(i).styled(td(content(cells[i]))));
    }
    rows.add(row);
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
    TrTag head = tr();
    headings.forEach(heading -> head.with(heading.render()));
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
