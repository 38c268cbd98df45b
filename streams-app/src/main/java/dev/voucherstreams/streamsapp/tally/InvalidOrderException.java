package dev.voucherstreams.streamsapp.tally;

import dev.voucherstreams.segments.SegmentKey;

/** An order event breaks a rule. It goes to the dead-letter topic with this message. */
public final class InvalidOrderException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InvalidOrderException(String message) {
    super(message);
  }

  static InvalidOrderException tooManyAmounts(SegmentKey segment, long amount, int most) {
    return new InvalidOrderException(
        ("voucher_amount %d would be one more than the %d different amounts that a segment may have,"
                + " in %s; raise voucher.tally.max-amounts-per-segment if it is real")
            .formatted(amount, most, segment));
  }
}
