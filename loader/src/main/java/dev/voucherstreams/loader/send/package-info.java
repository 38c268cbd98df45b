/**
 * From order events to Kafka: what is done already, what goes into one transaction, and the wait
 * until all is counted. {@link dev.voucherstreams.loader.send.HistoryLoad} is the loop over the
 * rows.
 */
@NullMarked
package dev.voucherstreams.loader.send;

import org.jspecify.annotations.NullMarked;
