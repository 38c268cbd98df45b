package dev.voucherstreams.loader.send;

/**
 * Kafka or the registry is not as a command needs it. The message says in one line what is wrong
 * and what to do. Checked, because every caller has to tell its user.
 */
public final class LoadFailedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String reason;

  LoadFailedException(String reason) {
    super(reason);
    this.reason = reason;
  }

  public LoadFailedException(String reason, Throwable cause) {
    super(reason, cause);
    this.reason = reason;
  }

  /** The message. */
  public String reason() {
    return reason;
  }
}
