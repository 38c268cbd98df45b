package dev.voucherstreams.segments;

import org.jspecify.annotations.Nullable;

/** Segment rules that can't be used; the message names the file, the line and what is wrong. */
public final class SegmentRulesException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SegmentRulesException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  SegmentRulesException(String message) {
    this(message, null);
  }
}
