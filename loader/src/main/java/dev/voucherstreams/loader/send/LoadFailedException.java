package dev.voucherstreams.loader.send;

/**
 * Kafka or the registry is not as a load needs it. The message says in one line what is wrong and
 * what to do. Checked, because every caller has to tell its user.
 */
final class LoadFailedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String reason;

  LoadFailedException(String reason, Throwable cause) {
    super(reason, cause);
    this.reason = reason;
  }

  /** The message. */
  String reason() {
    return reason;
  }
}
