package dev.voucherstreams.streamsapp.tally;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.voucherstreams.schemas.deadletter.Origin;
import dev.voucherstreams.segments.SegmentKey;
import dev.voucherstreams.streamsapp.deadletter.BadRecordException;
import java.util.Optional;
import org.apache.kafka.common.header.Header;

/** An order event breaks a rule. It goes to the dead-letter topic with this message. */
public final class InvalidOrderException extends BadRecordException {

  private static final long serialVersionUID = 1L;

  /* What a client sends may be in the message, and the message has to fit into the dead letter. */
  private static final int MAX_CHARACTERS = 500;

  private final boolean ofTheOrderAlone;

  /** An order that breaks a rule whatever was counted before it. */
  InvalidOrderException(String message) {
    this(message, true);
  }

  private InvalidOrderException(String message, boolean ofTheOrderAlone) {
    super(message.substring(0, Math.min(message.length(), MAX_CHARACTERS)));
    this.ofTheOrderAlone = ofTheOrderAlone;
  }

  @Override
  public boolean isOfTheRecordAlone() {
    return ofTheOrderAlone;
  }

  static InvalidOrderException tooManyAmounts(SegmentKey segment, long amount, int most) {
    return new InvalidOrderException(
        ("voucher_amount %d would be one more than the %d different amounts that a segment may have,"
                + " in %s; raise voucher.tally.max-amounts-per-segment if it is real")
            .formatted(amount, most, segment),
        false);
  }

  static InvalidOrderException tooManyDataSets(String dataset, int most) {
    return new InvalidOrderException(
        ("dataset %s would be one more than the %,d data sets that a partition may have; if it is the"
                + " id of a batch, leave out dataset and row; if it is a real data set, raise"
                + " voucher.tally.max-data-sets")
            .formatted(dataset, most),
        false);
  }

  static InvalidOrderException noReplay(Header header, Origin here) {
    String value =
        Optional.ofNullable(header.value()).map(text -> new String(text, UTF_8)).orElse("");
    return new InvalidOrderException(
        "header %s must name an earlier record of %s-%d, the partition of this one, but is: %s"
            .formatted(header.key(), here.topic(), here.partition(), value));
  }
}
