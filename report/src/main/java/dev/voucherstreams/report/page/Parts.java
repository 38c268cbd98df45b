package dev.voucherstreams.report.page;

import static j2html.TagCreator.h2;
import static j2html.TagCreator.section;
import static j2html.TagCreator.tag;

import j2html.tags.DomContent;
import j2html.tags.specialized.SectionTag;
import java.util.Locale;

/** Small parts that several sections are made of. */
final class Parts {

  private Parts() {}

  /** A section with its heading, which can be linked to. */
  static SectionTag titledSection(String id, String title, DomContent... content) {
    return section(h2(title).withId(id)).attr("aria-labelledby", id).with(content);
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
