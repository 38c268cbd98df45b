package dev.voucherstreams.report.plot;

import static dev.voucherstreams.report.plot.SvgTag.svg;

import dev.voucherstreams.report.plot.BarPlot.Bar;
import dev.voucherstreams.report.plot.BarPlot.Tick;
import dev.voucherstreams.report.words.Words;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Draws a bar plot. Places are per cent of the plot's width and height, letters are in pixels: on a
 * phone the plot is narrower, not its text smaller. Room for the text around it is the element's
 * padding, which is in the page's style sheet.
 */
public final class BarPlotSvg {

  private static final int MOST_LINES = 4;
  private static final double GAP = 0.1;

  private final BarPlot plot;
  private final RegionsSvg regions;
  private final long lineStep;
  private final long top;

  private BarPlotSvg(BarPlot plot) {
    this.plot = plot;
    this.regions = new RegionsSvg(plot);
    this.lineStep = Nice.step(Math.max(1, plot.highest()), MOST_LINES);
    this.top = Nice.roundUp(Math.max(1, plot.highest()), lineStep);
  }

  /** Returns the picture. */
  public static SvgTag draw(BarPlot plot) {
    return new BarPlotSvg(plot).draw();
  }

  private SvgTag draw() {
    String title = plot.id() + "-title";
    String summary = plot.id() + "-summary";
    return svg("svg")
        .withClass(plot.regions().isEmpty() ? "plot plain-top" : "plot")
        .attr("role", "img")
        .attr("aria-labelledby", title + " " + summary)
        .with(svg("title").withId(title).withText(plot.title()))
        .with(svg("desc").withId(summary).withText(plot.summary()))
        .with(regions.shades())
        .with(lines())
        .with(plot.bars().stream().flatMap(this::bar).toList())
        .with(regions.limits())
        .with(regions.labels())
        .with(barLabels())
        .with(axis());
  }

  private List<SvgTag> lines() {
    return LongStream.rangeClosed(0, top / lineStep)
        .map(index -> index * lineStep)
        .boxed()
        .flatMap(value -> Stream.of(line(value), lineLabel(value)))
        .toList();
  }

  private SvgTag line(long value) {
    return svg("line")
        .withClass(value == 0 ? "base" : "grid")
        .attr("x1", "0")
        .attr("x2", "100%")
        .part("y1", top - value, top)
        .part("y2", top - value, top);
  }

  private SvgTag lineLabel(long value) {
    return text(Words.number(value), "end")
        .attr("x", "-8")
        .part("y", top - value, top)
        .attr("dy", "0.32em");
  }

  private Stream<SvgTag> bar(Bar bar) {
    String text =
        "%s: %s, of which %s would count"
            .formatted(bar.label(), Words.count(bar.rows(), "row"), Words.number(bar.counting()));
    double gap = (bar.until() - bar.from()) * GAP / 2;
    return Stream.of(
            box(bar.from() + gap, bar.until() - gap, bar.counting(), bar.rows()).withClass("rest"),
            box(bar.from() + gap, bar.until() - gap, 0, bar.counting()).withClass("counting"))
        .map(box -> box.with(svg("title").withText(text)));
  }

  private SvgTag box(double from, double until, long low, long high) {
    return svg("rect")
        .part("x", from, plot.slots())
        .part("width", until - from, plot.slots())
        .part("y", top - high, top)
        .part("height", high - low, top);
  }

  /* The highest bar, and those that the axis doesn't explain. */
  private List<SvgTag> barLabels() {
    Stream<Bar> highest = plot.bars().stream().filter(bar -> bar.rows() == plot.highest()).limit(1);
    Stream<Bar> beyond = plot.bars().stream().filter(Bar::beyond);
    return Stream.concat(highest, beyond).distinct().map(this::barLabel).toList();
  }

  /* A label at the edge must not run out of the plot. */
  private SvgTag barLabel(Bar bar) {
    boolean first = bar.from() == 0;
    boolean last = bar.until() == plot.slots();
    double at = first ? bar.from() : last ? bar.until() : bar.middle();
    return text(Words.number(bar.rows()), first ? "start" : last ? "end" : "middle")
        .withClass("value")
        .part("x", at, plot.slots())
        .part("y", top - bar.rows(), top)
        .attr("dy", "-0.35em");
  }

  private List<SvgTag> axis() {
    Stream<SvgTag> ticks =
        IntStream.range(0, plot.ticks().size()).mapToObj(i -> tick(plot.ticks().get(i), i));
    Stream<SvgTag> beyond = plot.bars().stream().filter(Bar::beyond).map(this::beyondLabel);
    return Stream.of(ticks, beyond, titles()).flatMap(parts -> parts).toList();
  }

  /* A phone has no room for all of them: every other one is left out there. */
  private SvgTag tick(Tick tick, int index) {
    return text(tick.label(), "middle")
        .withClass(index % 2 == 0 ? "" : "on-wide")
        .part("x", tick.at(), plot.slots())
        .attr("y", "100%")
        .attr("dy", "1.4em");
  }

  private SvgTag beyondLabel(Bar bar) {
    boolean left = bar.from() == 0;
    return text(bar.label(), left ? "start" : "end")
        .attr("x", left ? "0" : "100%")
        .attr("y", "100%")
        .attr("dy", "2.7em");
  }

  private Stream<SvgTag> titles() {
    return Stream.of(
        text("rows", "end").withClass("axis").attr("x", "-8").attr("y", "-14"),
        text(plot.axis(), "middle")
            .withClass("axis")
            .attr("x", "50%")
            .attr("y", "100%")
            .attr("dy", "4em"));
  }

  static SvgTag text(String text, String anchor) {
    return svg("text").attr("text-anchor", anchor).withText(text);
  }
}
