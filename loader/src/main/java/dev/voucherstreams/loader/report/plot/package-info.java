/**
 * Plots of a survey as inline SVG without script. A plot is first data, a {@link
 * dev.voucherstreams.loader.report.plot.BarPlot}, and {@link
 * dev.voucherstreams.loader.report.plot.BarPlotSvg} draws it.
 */
@NullMarked
package dev.voucherstreams.loader.report.plot;

import org.jspecify.annotations.NullMarked;
