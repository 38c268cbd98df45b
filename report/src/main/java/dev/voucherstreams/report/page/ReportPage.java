package dev.voucherstreams.report.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.code;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.html;
import static j2html.TagCreator.li;
import static j2html.TagCreator.main;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.nav;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.style;
import static j2html.TagCreator.text;
import static j2html.TagCreator.title;
import static j2html.TagCreator.ul;

import dev.voucherstreams.history.formats.FileFormat;
import dev.voucherstreams.report.finding.Finding;
import dev.voucherstreams.report.survey.Survey;
import dev.voucherstreams.report.words.Words;
import j2html.TagCreator;
import j2html.tags.specialized.BodyTag;
import j2html.tags.specialized.HeadTag;
import j2html.tags.specialized.HeaderTag;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The whole page.
 *
 * @param dataset the name under which the file would be loaded
 */
public record ReportPage(
    String fileName,
    FileFormat format,
    long bytes,
    String dataset,
    Survey survey,
    List<Finding> findings) {

  private static final String STYLE_SHEET = "report.css";

  /* Nothing is ever fetched or run, even if something of the file got through as markup. */
  private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'";

  private static final int BYTES_PER_MB = 1_000_000;

  /** Returns the page as HTML. */
  public String render() {
    return "<!DOCTYPE html>\n" + html(head(), body()).withLang("en").render() + "\n";
  }

  private HeadTag head() {
    return TagCreator.head(
        meta().withCharset("UTF-8"),
        meta().withName("viewport").withContent("width=device-width, initial-scale=1"),
        meta().withName("color-scheme").withContent("light dark"),
        meta().attr("http-equiv", "Content-Security-Policy").withContent(POLICY),
        title("History report: " + fileName),
        style().with(rawHtml(styleSheet())));
  }

  private BodyTag body() {
    List<Section> sections = sections().toList();
    return TagCreator.body(
        a("To the report").withHref("#overview").withClass("skip"),
        header(sections),
        main(each(sections, Section::content)));
  }

  private Stream<Section> sections() {
    return Stream.of(
            Stream.of(
                new Overview(survey).render(),
                new FindingsSection(findings, survey.rows()).render(),
                new WinnersSection(survey.rules()).render(),
                new DistributionsSection(survey.served()).render(),
                new RulesSection(survey.rules(), survey.peer(), survey.countedDifferently().count())
                    .render()),
            survey.next().map(next -> new NextRulesSection(next).render()).stream(),
            Stream.of(
                new LeftOutSection(survey).render(),
                new ColumnsSection(survey).render(),
                new NotesSection(survey).render()))
        .flatMap(sections -> sections);
  }

  private HeaderTag header(List<Section> sections) {
    return TagCreator.header(
        h1(text("History report: "), code(fileName)),
        p(
            "%s, %s; would be loaded as data set %s. Made on %s UTC."
                .formatted(format.title(), size(bytes), dataset, Words.time(survey.now()))),
        nav(ul(each(sections, section -> li(a(section.link()).withHref("#" + section.id())))))
            .attr("aria-label", "Contents"));
  }

  private static String size(long bytes) {
    return bytes < BYTES_PER_MB
        ? Words.count(bytes, "byte")
        : String.format(Locale.ROOT, "%,.1f MB", (double) bytes / BYTES_PER_MB);
  }

  private static String styleSheet() {
    try (InputStream file =
        Objects.requireNonNull(ReportPage.class.getResourceAsStream(STYLE_SHEET), STYLE_SHEET)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
