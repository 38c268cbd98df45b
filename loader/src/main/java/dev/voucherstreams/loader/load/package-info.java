/**
 * A load, from a history file to order-events: what is done already, what goes into one
 * transaction, and the wait until all is counted. {@link
 * dev.voucherstreams.loader.load.HistoryLoad} is the loop over the rows.
 */
@NullMarked
package dev.voucherstreams.loader.load;

import org.jspecify.annotations.NullMarked;
