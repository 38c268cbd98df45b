/** How numbers, times and counts are spelled for people. */
@NullMarked
package dev.voucherstreams.report.words;

import org.jspecify.annotations.NullMarked;
