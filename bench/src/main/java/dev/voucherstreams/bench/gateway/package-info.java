/** Requests per second of the gateway, beside a server that only returns a constant. */
@org.jspecify.annotations.NullMarked
package dev.voucherstreams.bench.gateway;
