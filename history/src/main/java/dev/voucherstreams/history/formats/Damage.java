package dev.voucherstreams.history.formats;

import dev.voucherstreams.history.Excerpt;
import dev.voucherstreams.history.UnusableFileException;

/** Files that can't be read, or not to their end, as a reason to tell. */
final class Damage {

  private Damage() {}

  static UnusableFileException of(Exception cause) {
    return damage("it is cut off or damaged", cause);
  }

  static UnusableFileException fromRow(long row, Exception cause) {
    return damage("it is cut off or damaged from row " + row + " on", cause);
  }

  private static UnusableFileException damage(String what, Exception cause) {
    Throwable root = cause;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return new UnusableFileException(
        "%s (%s); get it again from where it came from"
            .formatted(what, Excerpt.of(String.valueOf(root.getMessage()))),
        cause);
  }
}
