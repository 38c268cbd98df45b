/** streams-app: Kafka Streams keeps the most used voucher of each segment, and answers queries. */
@org.jspecify.annotations.NullMarked
package dev.voucherstreams.streamsapp;
