/**
 * Plots of a survey as inline SVG without script. A plot is first data, a {@link
 * dev.voucherstreams.report.plot.BarPlot}, and {@link dev.voucherstreams.report.plot.BarPlotSvg}
 * draws it.
 */
@NullMarked
package dev.voucherstreams.report.plot;

import org.jspecify.annotations.NullMarked;
