/**
 * What happens to a record from outside that can't be processed: it is dead-lettered at once where
 * that is known, and after it has ended its client three times where it isn't.
 */
@org.jspecify.annotations.NullMarked
package dev.voucherstreams.streamsapp.deadletter;
