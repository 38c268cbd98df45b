/** Wiring: properties, topics, the lifecycle of the Kafka Streams client, health. */
@org.jspecify.annotations.NullMarked
package dev.voucherstreams.streamsapp.app;
