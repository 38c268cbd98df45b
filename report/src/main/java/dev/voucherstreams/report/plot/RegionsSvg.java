package dev.voucherstreams.report.plot;

import static dev.voucherstreams.report.plot.BarPlotSvg.text;
import static dev.voucherstreams.report.plot.SvgTag.svg;

import dev.voucherstreams.report.plot.BarPlot.Region;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Draws the regions of a plot: a shade on every other one, their limits, and their labels. */
record RegionsSvg(BarPlot plot) {

  /* In pixels: the narrowest plot that has to be readable, a usual one, and letters. */
  private static final double PHONE_WIDTH = 280;
  private static final double WIDE_WIDTH = 640;
  private static final double LETTER_WIDTH = 7;

  List<SvgTag> shades() {
    return IntStream.range(0, plot.regions().size())
        .filter(i -> i % 2 == 0)
        .mapToObj(i -> shade(plot.regions().get(i)))
        .toList();
  }

  private SvgTag shade(Region region) {
    return svg("rect")
        .withClass("shade")
        .part("x", region.from(), plot.slots())
        .part("width", region.until() - region.from(), plot.slots())
        .attr("y", "0")
        .attr("height", "100%");
  }

  List<SvgTag> limits() {
    return plot.regions().stream()
        .flatMapToDouble(region -> DoubleStream.of(region.from(), region.until()))
        .distinct()
        .mapToObj(
            at ->
                svg("line")
                    .withClass("limit")
                    .part("x1", at, plot.slots())
                    .part("x2", at, plot.slots())
                    .attr("y1", "-12")
                    .attr("y2", "100%"))
        .toList();
  }

  List<SvgTag> labels() {
    return plot.regions().stream().flatMap(this::label).toList();
  }

  private Stream<SvgTag> label(Region region) {
    boolean fitsOnPhone = fits(region, PHONE_WIDTH);
    boolean fits = fits(region, WIDE_WIDTH);
    Stream<SvgTag> level =
        Stream.of(levelLabel(region).withClass(fitsOnPhone ? "region" : "region on-wide"));
    Stream<SvgTag> turned =
        Stream.of(turnedLabel(region).withClass(fits ? "region on-phone" : "region"));
    return Stream.concat(fits ? level : Stream.empty(), fitsOnPhone ? Stream.empty() : turned);
  }

  private boolean fits(Region region, double width) {
    double room = (region.until() - region.from()) / plot.slots() * width;
    return region.label().length() * LETTER_WIDTH < room;
  }

  private SvgTag levelLabel(Region region) {
    return text(region.label(), "middle").part("x", region.middle(), plot.slots()).attr("y", "-20");
  }

  /* Turned around a place in per cent, which is what the inner svg is for; above the plot. */
  private SvgTag turnedLabel(Region region) {
    return svg("svg")
        .part("x", region.middle(), plot.slots())
        .with(
            text(region.label(), "start")
                .attr("x", "18")
                .attr("dy", "0.32em")
                .attr("transform", "rotate(-90)"));
  }
}
