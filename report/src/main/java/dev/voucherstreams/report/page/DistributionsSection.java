package dev.voucherstreams.report.page;

import static dev.voucherstreams.report.words.Words.number;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.figcaption;
import static j2html.TagCreator.figure;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;

import dev.voucherstreams.report.bars.Bars;
import dev.voucherstreams.report.bars.Bars.Bar;
import dev.voucherstreams.report.bars.MeasureBars;
import dev.voucherstreams.report.bars.TimeBars;
import dev.voucherstreams.report.survey.MeasureSurvey;
import dev.voucherstreams.report.survey.MeasureSurvey.Band;
import dev.voucherstreams.report.survey.ServedOrders;
import dev.voucherstreams.report.words.Words;
import dev.voucherstreams.segments.Segment;
import j2html.tags.DomContent;
import j2html.tags.specialized.FigureTag;
import java.util.stream.Stream;

/** How the orders of the countries served are spread: over time, over segments, over amounts. */
record DistributionsSection(ServedOrders served) {

  Section render() {
    return Section.of(
        "distributions",
        "Distributions",
        "Distributions",
        p(
            "All rows of the countries served that have the value in question, whether they are"
                + " complete or not."),
        legend(),
        time(),
        each(served.measures(), DistributionsSection::measure),
        new AmountsFigure(served).render());
  }

  private static DomContent legend() {
    return div(
            span(span().withClass("swatch counting"), span("would count")),
            span(span().withClass("swatch rest"), span("incomplete, would not count")))
        .withClass("legend");
  }

  private DomContent time() {
    return served.days().rows() == 0
        ? nothing("Orders over time")
        : bars(TimeBars.of(served.days()));
  }

  private static DomContent measure(MeasureSurvey survey) {
    return survey.histogram().rows() == 0
        ? nothing("Orders by " + Words.measure(survey.type().measure()))
        : bars(MeasureBars.of(survey)).with(bands(survey));
  }

  /* What each stands for, its segments if any of them has some, and its rows. */
  private static FigureTag bars(Bars bars) {
    boolean inSegments = bars.bars().stream().anyMatch(bar -> !bar.segments().isEmpty());
    DataTable table = new DataTable(bars.title()).text(bars.scale());
    if (inSegments) {
      table.text("Segment");
    }
    table.chart().numbers("Rows", "Would count").dense();
    for (Bar bar : bars.bars()) {
      if (bar.afterGap()) {
        table.row(row(inSegments, "…", "", "", "", ""));
      }
      table.row(
          row(
              inSegments,
              bar.label(),
              String.join(", ", bar.segments()),
              DataTable.bar(bar.rows(), bar.counting(), bars.mostRows(), "counting"),
              number(bar.rows()),
              number(bar.counting())));
    }
    return figure(h3(bars.title()), figcaption(bars.summary()), table.render());
  }

  private static Object[] row(
      boolean inSegments, String label, String segments, Object... figures) {
    Stream<Object> first = inSegments ? Stream.of(label, segments) : Stream.of(label);
    return Stream.concat(first, Stream.of(figures)).toArray();
  }

  private static DomContent nothing(String title) {
    return div(h3(title), p("No row of a country served has a value to show."));
  }

  private static DomContent bands(MeasureSurvey survey) {
    DataTable table =
        new DataTable("Segments of " + survey.type().name())
            .text("Segment", Words.measure(survey.type().measure()))
            .numbers("Rows", "Would count")
            .chart();
    long most = survey.bands().stream().mapToLong(Band::rows).max().orElse(0);
    for (Band band : survey.bands()) {
      table.row(
          band.segment().map(Segment::label).orElse("in no segment"),
          Words.range(band.from(), band.until()),
          number(band.rows()),
          number(band.counting()),
          DataTable.bar(band.rows(), band.counting(), most, "counting"));
    }
    return table.render();
  }
}
