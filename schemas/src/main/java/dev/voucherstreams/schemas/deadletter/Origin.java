package dev.voucherstreams.schemas.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;

/**
 * Where a record stands, as text {@code order-events-3-17}: topic, partition and offset.
 *
 * <p>A replayed record names in a header the place where it stood first. However often it is sent
 * again, that place stays the same, so whoever reads it can tell what it has seen before.
 */
public record Origin(String topic, int partition, long offset) {

  /** The header of a replayed record. */
  public static final String REPLAY_HEADER = "voucher.replay-of";

  /* Not more digits than an int and a long can hold for sure. */
  private static final Pattern TEXT = Pattern.compile("(.+)-(\\d{1,9})-(\\d{1,18})");

  /** Understands the text, if it is one. */
  public static Optional<Origin> parse(String text) {
    Matcher parts = TEXT.matcher(text);
    return parts.matches()
        ? Optional.of(
            new Origin(
                parts.group(1), Integer.parseInt(parts.group(2)), Long.parseLong(parts.group(3))))
        : Optional.empty();
  }

  /**
   * Returns the place that the header names, if the record that has it can be a replay of that:
   * replays are sent to the partition where the record stood, so they come after it.
   *
   * @param here where the record with the header stands
   */
  public static Optional<Origin> ofReplay(Header header, Origin here) {
    return header.value() == null
        ? Optional.empty()
        : parse(new String(header.value(), UTF_8)).filter(origin -> origin.precedes(here));
  }

  /** The text, as a header's value. */
  public byte[] toBytes() {
    return toString().getBytes(UTF_8);
  }

  private boolean precedes(Origin other) {
    return topic.equals(other.topic) && partition == other.partition && offset < other.offset;
  }

  @Override
  public String toString() {
    return topic + "-" + partition + "-" + offset;
  }
}
