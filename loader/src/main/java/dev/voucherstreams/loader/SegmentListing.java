package dev.voucherstreams.loader;

import dev.voucherstreams.avroserde.SchemaRegistryUnavailableException;
import dev.voucherstreams.events.AmountCount;
import dev.voucherstreams.events.SegmentVoucher;
import dev.voucherstreams.loader.kafka.KafkaSettings;
import dev.voucherstreams.report.words.Words;
import dev.voucherstreams.schemas.generation.TableValues;
import dev.voucherstreams.segments.Lead;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;

/** Prints the rows of a generation. */
record SegmentListing(KafkaSettings kafka, PrintWriter out) {

  /** Keys in the order of their types, and then of the numbers that segments begin with. */
  static final Comparator<String> ORDER =
      Comparator.comparing(SegmentListing::type)
          .thenComparing(SegmentListing::firstNumber)
          .thenComparing(Comparator.naturalOrder());

  private static final Pattern NUMBER = Pattern.compile("^\\D*(\\d{1,9})");
  private static final int AMOUNTS = 5;

  /**
   * Prints a line for each row, also for one that can't be read.
   *
   * @param rows their values by their segments
   */
  void print(Map<String, byte[]> rows) {
    try (Deserializer<SpecificRecord> avro = TableValues.serde(kafka.serde()).deserializer()) {
      rows.entrySet().stream()
          .sorted(Map.Entry.comparingByKey(ORDER))
          .forEach(row -> out.println(line(row.getKey(), row.getValue(), avro)));
    }
    out.println(Words.count(rows.size(), "segment"));
  }

  /* Without a registry no row can be read, so that goes on. */
  private String line(String key, byte[] value, Deserializer<SpecificRecord> avro) {
    try {
      return line(key, (SegmentVoucher) avro.deserialize(kafka.topics().segmentVouchers(), value));
    } catch (SchemaRegistryUnavailableException e) {
      throw e;
    } catch (RuntimeException e) {
      return "%-30s  can't be read: %s".formatted(key, e.getMessage());
    }
  }

  static String line(String key, SegmentVoucher voucher) {
    return String.format(
        Locale.ROOT,
        "%-30s  voucher %6d  %-6s  %,d of %,d uses (%s)  %s",
        key,
        voucher.getVoucher(),
        lead(voucher.getTallies()),
        voucher.getCount(),
        voucher.getTotal(),
        amounts(voucher.getTallies()),
        voucher.getUpdatedAt());
  }

  private static String lead(List<AmountCount> tallies) {
    return Lead.of(tallies.stream().mapToLong(AmountCount::getCount))
        .map(Lead::toString)
        .orElse("");
  }

  private static String amounts(List<AmountCount> tallies) {
    String most =
        tallies.stream()
            .limit(AMOUNTS)
            .map(uses -> uses.getAmount() + " × " + uses.getCount())
            .collect(Collectors.joining(", "));
    int rest = tallies.size() - AMOUNTS;
    return rest > 0 ? most + " and " + rest + " more amounts" : most;
  }

  private static String type(String key) {
    return key.substring(0, Math.max(0, key.lastIndexOf('|')));
  }

  private static int firstNumber(String key) {
    Matcher number = NUMBER.matcher(key.substring(key.lastIndexOf('|') + 1));
    return number.find() ? Integer.parseInt(number.group(1)) : 0;
  }
}
