package dev.voucherstreams.loader.history;

/**
 * The file can't be loaded, or not further than it was. The message says in one line what is wrong,
 * without the file's name, and where it is not obvious what to do. Checked, because every caller
 * has to tell its user.
 */
public final class UnusableFileException extends Exception {

  private static final long serialVersionUID = 1L;

  public UnusableFileException(String message) {
    super(message);
  }

  public UnusableFileException(String message, Throwable cause) {
    super(message, cause);
  }
}
