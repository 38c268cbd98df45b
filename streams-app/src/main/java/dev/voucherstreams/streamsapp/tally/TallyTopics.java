package dev.voucherstreams.streamsapp.tally;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.voucherstreams.avroserde.AvroSerdes;
import dev.voucherstreams.events.OrderEvent;
import dev.voucherstreams.events.OrderOutcomes;
import dev.voucherstreams.events.SegmentVoucher;
import dev.voucherstreams.schemas.Topics;
import dev.voucherstreams.segments.SegmentKey;
import dev.voucherstreams.streamsapp.kafka.Topic;
import dev.voucherstreams.streamsapp.state.PartialTally;
import dev.voucherstreams.streamsapp.state.SegmentPartials;
import dev.voucherstreams.streamsapp.state.TallySnapshot;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * The topics and serdes of the segment tally.
 *
 * @param serdeConfig as {@link AvroSerdes} and the serde have it
 */
public record TallyTopics(Topics names, Map<String, ?> serdeConfig) {

  public TallyTopics {
    serdeConfig = Map.copyOf(serdeConfig);
  }

  /* As bytes: the tally never looks at an order's key, and reads its value with an OrderReader. */
  Topic<byte[], byte[]> orderEvents() {
    return new Topic<>(names.orderEvents(), Serdes.ByteArray(), Serdes.ByteArray());
  }

  OrderReader orderReader() {
    return new OrderReader(names.orderEvents(), avro(OrderEvent.class).deserializer());
  }

  Topic<SegmentKey, SegmentVoucher> segmentVouchers() {
    return new Topic<>(names.segmentVouchers(), segmentKey(), avro(SegmentVoucher.class));
  }

  Topic<String, OrderOutcomes> orderOutcomes() {
    return new Topic<>(names.orderOutcomes(), Serdes.String(), avro(OrderOutcomes.class));
  }

  Serde<TallySnapshot> tallySnapshot() {
    return state(TallySnapshot.class);
  }

  Serde<PartialTally> partialTally() {
    return state(PartialTally.class);
  }

  Serde<SegmentPartials> segmentPartials() {
    return state(SegmentPartials.class);
  }

  /**
   * A row of the table as the table itself keeps it; {@link #segmentVouchers()} is for everybody.
   */
  Serde<SegmentVoucher> segmentVoucherState() {
    return state(SegmentVoucher.class);
  }

  /**
   * Segment keys as text, e.g. {@code Peru|frequent_segment|13-37}; null, as for a range's bounds,
   * stays null.
   */
  public static Serde<SegmentKey> segmentKey() {
    return Serdes.serdeFrom(
        (topic, key) -> key == null ? null : key.toString().getBytes(UTF_8),
        (topic, bytes) -> bytes == null ? null : SegmentKey.parse(new String(bytes, UTF_8)));
  }

  private <T extends SpecificRecord> Serde<T> state(Class<T> type) {
    return new StateSerde<>(type, avro(type).deserializer());
  }

  private <T extends SpecificRecord> Serde<T> avro(Class<T> type) {
    return AvroSerdes.values(type, serdeConfig);
  }
}
