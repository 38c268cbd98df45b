package dev.voucherstreams.report.page;

import static dev.voucherstreams.report.plot.SvgTag.svg;
import static j2html.TagCreator.code;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.section;

import dev.voucherstreams.report.plot.SvgTag;
import j2html.tags.DomContent;
import j2html.tags.specialized.CodeTag;
import j2html.tags.specialized.SectionTag;

/** Small parts that several sections are made of. */
final class Parts {

  private Parts() {}

  /** A section with its heading, which can be linked to. */
  static SectionTag titledSection(String id, String title, DomContent... content) {
    return section(h2(title).withId(id)).attr("aria-labelledby", id).with(content);
  }

  /** A value as the file has it. */
  static CodeTag value(String text) {
    return code(text);
  }

  /**
   * A lying bar for a cell of a table. What it shows is in the row in digits, too.
   *
   * @param part the whole bar, beside {@code longest}
   * @param counting how much of it would count
   */
  static SvgTag bar(long part, long counting, long longest, String style) {
    return svg("svg")
        .withClass("bar")
        .attr("aria-hidden", "true")
        .with(svg("rect").withClass("rest").attr("height", "100%").part("width", part, longest))
        .with(svg("rect").withClass(style).attr("height", "100%").part("width", counting, longest));
  }
}
