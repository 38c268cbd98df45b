/** How numbers, times and counts are spelled for people. */
@NullMarked
package dev.voucherstreams.loader.report.words;

import org.jspecify.annotations.NullMarked;
