package dev.voucherstreams.report.page;

import static j2html.TagCreator.h2;
import static j2html.TagCreator.section;

import j2html.tags.DomContent;
import j2html.tags.specialized.SectionTag;

/**
 * A part of the page.
 *
 * @param link what the contents call it
 */
record Section(String id, String link, SectionTag content) {

  /** A section with its heading, which can be linked to. */
  static Section of(String id, String link, String title, DomContent... content) {
    return new Section(
        id, link, section(h2(title).withId(id)).attr("aria-labelledby", id).with(content));
  }
}
