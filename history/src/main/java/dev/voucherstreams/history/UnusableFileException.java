package dev.voucherstreams.history;

/**
 * The file can't be loaded, or not further than it was. The message says in one line what is wrong,
 * without the file's name, and where it is not obvious what to do. Checked, because every caller
 * has to tell its user.
 */
public class UnusableFileException extends Exception {

  private static final long serialVersionUID = 1L;

  public UnusableFileException(String reason) {
    super(reason);
  }

  public UnusableFileException(String reason, Throwable cause) {
    super(reason, cause);
  }

  /** The file can't be read at all. */
  public static UnusableFileException damaged(Exception cause) {
    return damaged("it is cut off or damaged", cause);
  }

  /** The file can't be read to its end. */
  public static UnusableFileException damagedFromRow(long row, Exception cause) {
    return damaged("it is cut off or damaged from row " + row + " on", cause);
  }

  private static UnusableFileException damaged(String what, Exception cause) {
    String reason = String.valueOf(rootCause(cause).getMessage());
    return new UnusableFileException(
        "%s (%s); get it again from where it came from".formatted(what, Excerpt.of(reason)), cause);
  }

  /** Returns what a failure goes back to, which says best what is wrong. */
  public static Throwable rootCause(Throwable failure) {
    return failure.getCause() == null ? failure : rootCause(failure.getCause());
  }

  /** The message. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
