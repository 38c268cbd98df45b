/** The orders that benchmarks send. */
@org.jspecify.annotations.NullMarked
package dev.voucherstreams.bench.orders;
