package dev.voucherstreams.history;

/**
 * The file can't be loaded, or not further than it was. The message says in one line what is wrong,
 * without the file's name, and where it is not obvious what to do. Checked, because every caller
 * has to tell its user.
 */
public class UnusableFileException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String reason;

  public UnusableFileException(String reason) {
    super(reason);
    this.reason = reason;
  }

  public UnusableFileException(String reason, Throwable cause) {
    super(reason, cause);
    this.reason = reason;
  }

  /** Returns what a failure goes back to, which says best what is wrong. */
  public static Throwable rootCause(Throwable failure) {
    return failure.getCause() == null ? failure : rootCause(failure.getCause());
  }

  /** The message. */
  public String reason() {
    return reason;
  }
}
