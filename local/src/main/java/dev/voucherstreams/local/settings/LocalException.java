package dev.voucherstreams.local.settings;

/** What the user has to know or to solve; shown as its message alone, without a stack trace. */
public final class LocalException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public LocalException(String message) {
    super(message);
  }

  public LocalException(String message, Throwable cause) {
    super(message, cause);
  }
}
