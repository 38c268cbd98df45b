package dev.voucherstreams.streamsapp.kafka;

import java.time.InstantSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * The time of a record from outside: its timestamp, as far as that can be one. Clients that are not
 * Java write -1, brokers take it, and Kafka Streams would end over it, as Avro over one that
 * doesn't fit into microseconds. A record without a time has that of its reading.
 */
public final class RecordTime implements TimestampExtractor {

  private static final long LATEST_MILLIS = Long.MAX_VALUE / 1000;

  private final InstantSource clock;

  public RecordTime(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
    long timestamp = record.timestamp();
    return timestamp < 0 ? clock.millis() : Math.min(timestamp, LATEST_MILLIS);
  }
}
