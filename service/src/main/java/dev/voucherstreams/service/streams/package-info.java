/**
 * A Kafka Streams client that an application keeps running: its topics looked after, its failures
 * counted, its health and its metrics shown.
 */
@org.jspecify.annotations.NullMarked
package dev.voucherstreams.service.streams;
