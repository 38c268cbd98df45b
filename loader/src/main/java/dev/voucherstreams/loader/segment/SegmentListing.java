package dev.voucherstreams.loader.segment;

import dev.voucherstreams.avroserde.AvroSerdes;
import dev.voucherstreams.avroserde.SchemaRegistryUnavailableException;
import dev.voucherstreams.events.SegmentVoucher;
import dev.voucherstreams.loader.kafka.KafkaSettings;
import java.io.PrintWriter;
import java.util.Map;
import org.apache.kafka.common.serialization.Deserializer;

/** Prints the rows of segment-vouchers. */
public record SegmentListing(KafkaSettings kafka, PrintWriter out) {

  /**
   * Prints a line for each row, also for one that can't be read.
   *
   * @param rows the topic's values by their keys
   */
  public void print(Map<String, byte[]> rows) {
    try (Deserializer<SegmentVoucher> avro =
        AvroSerdes.values(SegmentVoucher.class, kafka.serde()).deserializer()) {
      rows.entrySet().stream()
          .sorted(Map.Entry.comparingByKey(SegmentText.ORDER))
          .forEach(row -> out.println(line(row.getKey(), row.getValue(), avro)));
    }
    out.printf("%,d segments%n", rows.size());
    out.flush();
  }

  /* Without a registry no row can be read, so that goes on. */
  private String line(String key, byte[] value, Deserializer<SegmentVoucher> avro) {
    try {
      return SegmentText.of(key, avro.deserialize(kafka.topics().segmentVouchers(), value));
    } catch (SchemaRegistryUnavailableException e) {
      throw e;
    } catch (RuntimeException e) {
      return "%-30s  can't be read: %s".formatted(key, e.getMessage());
    }
  }
}
