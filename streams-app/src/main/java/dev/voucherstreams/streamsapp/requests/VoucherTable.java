package dev.voucherstreams.streamsapp.requests;

import dev.voucherstreams.events.SegmentVoucher;
import dev.voucherstreams.segments.SegmentKey;
import dev.voucherstreams.streamsapp.kafka.Topic;
import java.util.OptionalLong;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;

/**
 * The most used voucher of each segment, as the tally has published it. The store has the records
 * as bytes: one that can't be read must not end Kafka Streams' global thread, which nothing
 * replaces.
 */
final class VoucherTable {

  private final ReadOnlyKeyValueStore<String, ValueAndTimestamp<byte[]>> store;
  private final Topic<String, SegmentVoucher> topic;
  private final String rules;

  /**
   * @param rules the fingerprint of the rules that the rows must be made with
   */
  VoucherTable(
      ReadOnlyKeyValueStore<String, ValueAndTimestamp<byte[]>> store,
      Topic<String, SegmentVoucher> topic,
      String rules) {
    this.store = store;
    this.topic = topic;
    this.rules = rules;
  }

  /**
   * Returns the most used voucher of the segment, empty if none has been used.
   *
   * @throws UnusableRowException if there is a row that nobody should be answered with
   */
  OptionalLong voucher(SegmentKey segment) {
    ValueAndTimestamp<byte[]> row = store.get(segment.toString());
    return row == null ? OptionalLong.empty() : OptionalLong.of(voucher(segment, row.value()));
  }

  private long voucher(SegmentKey segment, byte[] bytes) {
    SegmentVoucher row = read(segment, bytes);
    if (!row.getRules().equals(rules)) {
      throw UnusableRowException.otherRules(segment, row.getRules(), rules);
    }
    return row.getVoucher();
  }

  private SegmentVoucher read(SegmentKey segment, byte[] bytes) {
    try {
      return topic.value().deserializer().deserialize(topic.name(), bytes);
    } catch (SerializationException e) {
      throw UnusableRowException.unreadable(segment, e);
    }
  }
}
