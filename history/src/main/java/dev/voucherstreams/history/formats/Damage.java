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
    String reason = String.valueOf(UnusableFileException.rootCause(cause).getMessage());
    return new UnusableFileException(
        "%s (%s); get it again from where it came from".formatted(what, Excerpt.of(reason)), cause);
  }
}
