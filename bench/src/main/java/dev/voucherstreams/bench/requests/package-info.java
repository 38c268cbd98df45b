/** Requests and results on topics, through a streams-app of its own process. */
@org.jspecify.annotations.NullMarked
package dev.voucherstreams.bench.requests;
