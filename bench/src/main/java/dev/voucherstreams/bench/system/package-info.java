/** The whole system under measurement, started as {@code make run} starts it. */
@org.jspecify.annotations.NullMarked
package dev.voucherstreams.bench.system;
