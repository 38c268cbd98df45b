package dev.voucherstreams.streamsapp.requests;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * The record's timestamp is the "now" of its request. Kafka Streams ends over a record without one,
 * and Avro over one that doesn't fit into microseconds; here they are as early or as late as
 * possible, and answered like any other.
 */
final class RequestTime implements TimestampExtractor {

  private static final long LATEST_MILLIS = Long.MAX_VALUE / 1000;

  @Override
  public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
    return Math.min(Math.max(record.timestamp(), 0), LATEST_MILLIS);
  }
}
