/** What is odd about a history, in words: what somebody should know before it is loaded. */
@NullMarked
package dev.voucherstreams.report.finding;

import org.jspecify.annotations.NullMarked;
