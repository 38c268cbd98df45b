package dev.voucherstreams.streamsapp.tally;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.voucherstreams.avroserde.AvroSerdes;
import dev.voucherstreams.events.OrderEvent;
import dev.voucherstreams.schemas.Topics;
import dev.voucherstreams.schemas.generation.TableValues;
import dev.voucherstreams.segments.SegmentKey;
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

  OrderReader orderReader() {
    return new OrderReader(
        names.orderEvents(), AvroSerdes.values(OrderEvent.class, serdeConfig).deserializer());
  }

  /* The values of segment-vouchers. */
  Serde<SpecificRecord> tableValues() {
    return TableValues.serde(serdeConfig);
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
}
