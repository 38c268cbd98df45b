/**
 * What there is in a history, counted row by row in memory that doesn't grow with it. A {@link
 * dev.voucherstreams.loader.report.survey.Survey} holds all of it.
 */
@NullMarked
package dev.voucherstreams.loader.report.survey;

import org.jspecify.annotations.NullMarked;
