package dev.voucherstreams.streamsapp.tally;

import java.util.Locale;

/** What can become of an order event. */
enum OrderOutcome {
  /** It is complete and in scope; it may be in no segment. */
  COUNTED,
  OUT_OF_SCOPE,
  INCOMPLETE,
  /** A row of a data set that came before. */
  DUPLICATE_ROW,
  /** A replay of an event that counts already, by itself or by another replay. */
  DUPLICATE_REPLAY,
  /** The bytes are no order event. */
  UNREADABLE,
  /** It breaks a rule. */
  INVALID,
  /** It has ended the client again and again. */
  POISON;

  private final String label = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** As meters and stores name it. */
  String label() {
    return label;
  }
}
