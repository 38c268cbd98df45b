/**
 * The domain in plain Java: which segments a customer or an order belongs in, and which voucher
 * wins there. No Kafka, no Spring, no clock: time is always an argument.
 *
 * <p>{@link SegmentRules} say what the segments are; {@link CountingRule} says in which of them an
 * order counts; a {@link Tally} counts the amounts of one segment and names the winner, and {@link
 * Lead} says how sure that is.
 */
@org.jspecify.annotations.NullMarked
package dev.voucherstreams.segments;
