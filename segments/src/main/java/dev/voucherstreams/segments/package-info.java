/**
 * The domain in plain Java: segment rules, classification, tally and winner. No Kafka, no Spring.
 */
@org.jspecify.annotations.NullMarked
package dev.voucherstreams.segments;
