/**
 * What there is in a history, counted row by row in memory that doesn't grow with it. A {@link
 * dev.voucherstreams.report.survey.Survey} holds all of it.
 */
@NullMarked
package dev.voucherstreams.report.survey;

import org.jspecify.annotations.NullMarked;
