package dev.voucherstreams.streamsapp.requests;

import dev.voucherstreams.segments.SegmentKey;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;

/**
 * The table has a row that no request should be answered with. The request is as good as any: it
 * waits, and is tried again.
 */
public final class UnusableRowException extends RetriableException {

  private static final long serialVersionUID = 1L;

  private UnusableRowException(String message) {
    super(message);
  }

  private UnusableRowException(String message, Throwable cause) {
    super(message, cause);
  }

  static UnusableRowException otherRules(SegmentKey segment, String madeWith, String ours) {
    return new UnusableRowException(
        ("the row of %s was made with segment rules %s, but this instance has %s (fingerprints); start"
                + " it with the same rules as the tally, or run `make reset`")
            .formatted(segment, madeWith, ours));
  }

  static UnusableRowException unreadable(SegmentKey segment, SerializationException cause) {
    return new UnusableRowException(
        "the row of %s can't be read: %s; run `make reset`".formatted(segment, cause.getMessage()),
        cause);
  }
}
