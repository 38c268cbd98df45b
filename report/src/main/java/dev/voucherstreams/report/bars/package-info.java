/** What the bar tables of the page show: how many rows there are in each step of a scale. */
@NullMarked
package dev.voucherstreams.report.bars;

import org.jspecify.annotations.NullMarked;
