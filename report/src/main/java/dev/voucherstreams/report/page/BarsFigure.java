package dev.voucherstreams.report.page;

import static dev.voucherstreams.report.words.Words.number;
import static j2html.TagCreator.figcaption;
import static j2html.TagCreator.figure;
import static j2html.TagCreator.h3;

import dev.voucherstreams.report.bars.Bars;
import dev.voucherstreams.report.bars.Bars.Bar;
import j2html.tags.specialized.FigureTag;
import java.util.stream.Stream;

/** Bars as a table: what each stands for, its segments if any bar has some, and its rows. */
record BarsFigure(Bars bars) {

  FigureTag render() {
    DataTable table = new DataTable(bars.title()).text(bars.scale());
    if (hasSegments()) {
      table.text("Segment");
    }
    table.chart().numbers("Rows", "Would count").dense();
    for (Bar bar : bars.bars()) {
      if (bar.afterGap()) {
        table.row(row("…", "", "", "", ""));
      }
      table.row(row(bar));
    }
    return figure(h3(bars.title()), figcaption(bars.summary()), table.render());
  }

  private boolean hasSegments() {
    return bars.bars().stream().anyMatch(bar -> !bar.segments().isEmpty());
  }

  private Object[] row(Bar bar) {
    return row(
        bar.label(),
        String.join(", ", bar.segments()),
        Parts.bar(bar.rows(), bar.counting(), bars.mostRows(), "counting"),
        number(bar.rows()),
        number(bar.counting()));
  }

  private Object[] row(Object label, String segments, Object... figures) {
    Stream<Object> first = hasSegments() ? Stream.of(label, segments) : Stream.of(label);
    return Stream.concat(first, Stream.of(figures)).toArray();
  }
}
