package dev.voucherstreams.streamsapp.tally;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.voucherstreams.segments.SegmentKey;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.StreamPartitioner;

/**
 * What goes from the first phase of the tally to the second: partials of a segment, and reports.
 */
sealed interface MergeKey {

  /** A partial tally; the text is the segment's, {@code Peru|frequent_segment|13-37}. */
  record OfSegment(SegmentKey segment) implements MergeKey {
    @Override
    public String toString() {
      return segment.toString();
    }
  }

  /** A report on an input partition, to one part of the merge: {@code report|0|to|3}. */
  record OfReport(int partition, int part) implements MergeKey {
    @Override
    public String toString() {
      return "report|%d|to|%d".formatted(partition, part);
    }
  }

  /** The form of a report's key, which has one part more than a segment's. */
  Pattern REPORT = Pattern.compile("report\\|(\\d+)\\|to\\|(\\d+)");

  static MergeKey parse(String text) {
    Matcher report = REPORT.matcher(text);
    return report.matches()
        ? new OfReport(Integer.parseInt(report.group(1)), Integer.parseInt(report.group(2)))
        : new OfSegment(SegmentKey.parse(text));
  }

  static Serde<MergeKey> serde() {
    return Serdes.serdeFrom(
        (topic, key) -> key.toString().getBytes(UTF_8),
        (topic, bytes) -> parse(new String(bytes, UTF_8)));
  }

  /** Partials go where Kafka's own partitioner has their segment, a report to its part. */
  @SuppressWarnings("removal") // Kafka is to have partitioners see the headers, too
  static <V> StreamPartitioner<MergeKey, V> partitioner() {
    return (topic, key, value, partitions) ->
        key instanceof OfReport report ? Optional.of(Set.of(report.part())) : Optional.empty();
  }
}
