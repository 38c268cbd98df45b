/** What both topologies need of Kafka Streams. */
@org.jspecify.annotations.NullMarked
package dev.voucherstreams.streamsapp.kafka;
