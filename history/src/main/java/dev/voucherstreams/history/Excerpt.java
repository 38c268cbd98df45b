package dev.voucherstreams.history;

/** Part of what a file holds, fit for a message: on one line, and not longer than one can be. */
public final class Excerpt {

  private static final int MAX_LENGTH = 80;
  private static final String CUT_OFF = "...";

  private Excerpt() {}

  /** Returns the text with blanks for line ends and other control characters, cut off if long. */
  public static String of(String text) {
    String start =
        text.length() <= MAX_LENGTH
            ? text
            : text.substring(0, MAX_LENGTH - CUT_OFF.length()) + CUT_OFF;
    return start.replaceAll("[\\p{Cntrl}\u2028\u2029]", " ");
  }
}
