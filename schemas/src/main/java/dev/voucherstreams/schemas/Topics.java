package dev.voucherstreams.schemas;

import dev.voucherstreams.events.LoadProgress;
import dev.voucherstreams.events.OrderEvent;
import dev.voucherstreams.events.SegmentVoucher;
import dev.voucherstreams.events.VoucherRequest;
import dev.voucherstreams.events.VoucherResult;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.Schema;

/**
 * The names of all topics, spelled here and nowhere else.
 *
 * @param prefix what every name begins with, so that several systems can share a cluster; empty by
 *     default
 */
public record Topics(String prefix) {

  private static final String DEAD_LETTER = ".dead-letter";

  public Topics {
    Objects.requireNonNull(prefix, "prefix");
    if (!prefix.matches("[a-zA-Z0-9._-]*")) {
      throw new IllegalArgumentException(
          "topic prefix may hold letters, digits, '.', '_' and '-' only, but is: " + prefix);
    }
  }

  /** Orders on which a voucher was used: {@code OrderEvent}, keyed by customer id or null. */
  public String orderEvents() {
    return prefix + "order-events";
  }

  /**
   * The most used voucher of each segment, {@code SegmentVoucher}, keyed by generation and segment,
   * and what there is to say of generations; compacted.
   */
  public String segmentVouchers() {
    return prefix + "segment-vouchers";
  }

  /** How far each data set is loaded: {@code LoadProgress}, keyed by data set, compacted. */
  public String orderLoads() {
    return prefix + "order-loads";
  }

  /** Requests for a voucher: {@code VoucherRequest}, under the client's own key. */
  public String voucherRequests() {
    return prefix + "voucher-requests";
  }

  /** Answers to {@link #voucherRequests()}: {@code VoucherResult}, under the request's key. */
  public String voucherResults() {
    return prefix + "voucher-results";
  }

  /** Requests for a voucher as JSON text, under the client's own key. */
  public String voucherRequestsJson() {
    return prefix + "voucher-requests-json";
  }

  /** Answers to {@link #voucherRequestsJson()} as JSON text, under the request's key. */
  public String voucherResultsJson() {
    return prefix + "voucher-results-json";
  }

  /** How far each dead-letter topic is replayed: text, keyed by partition or letter, compacted. */
  public String deadLetterReplays() {
    return prefix + "dead-letter-replays";
  }

  /** All that voucher-streams reads itself, so that nobody's results or replies belong there. */
  public List<String> read() {
    return List.of(
        orderEvents(),
        segmentVouchers(),
        orderLoads(),
        deadLetterReplays(),
        voucherRequests(),
        voucherRequestsJson());
  }

  /** Where records of a topic go that can't be read or that break a rule, bytes as received. */
  public String deadLetter(String topic) {
    return topic + DEAD_LETTER;
  }

  /** The topic whose dead letters a topic holds; one that holds none stays as it is. */
  public String ofDeadLetters(String topic) {
    return topic.endsWith(DEAD_LETTER)
        ? topic.substring(0, topic.length() - DEAD_LETTER.length())
        : topic;
  }

  /** Returns the schemas of all topics that are written and read as Avro, by topic. */
  public Map<String, Schema> schemas() {
    return Map.of(
        orderEvents(), OrderEvent.getClassSchema(),
        segmentVouchers(), SegmentVoucher.getClassSchema(),
        orderLoads(), LoadProgress.getClassSchema(),
        voucherRequests(), VoucherRequest.getClassSchema(),
        voucherResults(), VoucherResult.getClassSchema());
  }
}
