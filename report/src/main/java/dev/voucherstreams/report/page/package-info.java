/**
 * The page that shows a survey: one HTML document without script or anything from elsewhere. What
 * it shows of a file is put in by j2html, which escapes it.
 */
@NullMarked
package dev.voucherstreams.report.page;

import org.jspecify.annotations.NullMarked;
