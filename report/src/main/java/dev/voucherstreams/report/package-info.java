/**
 * The history report: what is in a file, before it is loaded. {@link
 * dev.voucherstreams.report.ReportRun} reads the file as a load does, {@code survey} counts, {@code
 * finding} says what is odd, {@code bars} sorts into bars, and {@code page} writes it all up.
 */
@NullMarked
package dev.voucherstreams.report;

import org.jspecify.annotations.NullMarked;
