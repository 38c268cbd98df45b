package dev.voucherstreams.loader.segment;

import dev.voucherstreams.events.SegmentVoucher;
import dev.voucherstreams.loader.send.KafkaSettings;
import dev.voucherstreams.schemas.serde.AvroSerdes;
import java.io.PrintWriter;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Deserializer;

/** Prints the rows of segment-vouchers. */
public record SegmentListing(KafkaSettings kafka, PrintWriter out) {

  /**
   * Prints a line for each row.
   *
   * @param rows the topic's values by their keys
   */
  public void print(Map<String, byte[]> rows) {
    Map<String, SegmentVoucher> table = new TreeMap<>(SegmentText.ORDER);
    try (Deserializer<SegmentVoucher> avro =
        AvroSerdes.values(SegmentVoucher.class, kafka.serde()).deserializer()) {
      rows.forEach(
          (key, value) ->
              table.put(key, avro.deserialize(kafka.topics().segmentVouchers(), value)));
    }
    table.forEach((key, voucher) -> out.println(SegmentText.of(key, voucher)));
    out.printf("%,d segments%n", table.size());
    out.flush();
  }
}
