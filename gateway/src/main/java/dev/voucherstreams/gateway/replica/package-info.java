/**
 * The gateway's own copy of the topic segment-vouchers: a GlobalKTable in memory, kept up to date
 * by a Kafka Streams client that is started anew whenever it ends. Knows no HTTP and no Spring.
 */
@org.jspecify.annotations.NullMarked
package dev.voucherstreams.gateway.replica;
