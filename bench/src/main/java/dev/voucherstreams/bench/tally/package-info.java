/** Events per second through the segment tally, beside its plain form and a bare consumer. */
@org.jspecify.annotations.NullMarked
package dev.voucherstreams.bench.tally;
