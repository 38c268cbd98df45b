/** Benchmarks: our way of doing a thing beside its peers, on the same machine in the same run. */
@org.jspecify.annotations.NullMarked
package dev.voucherstreams.bench;
