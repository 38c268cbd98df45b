package dev.voucherstreams.loader;

/**
 * The exit codes of the command line. A load that is stopped by Ctrl-C ends with 130, as usual. The
 * JVM's own are no others: 1, when it can't even begin, is a failure like any, and 3, by which
 * {@code ExitOnOutOfMemoryError} ends it, is left to it.
 */
final class ExitCode {

  /** All is done. */
  static final int OK = 0;

  /** It failed; the message says how far it got. The same command goes on from there. */
  static final int FAILED = 1;

  /** Nothing was done: the command line is wrong, or the file is not one that can be loaded. */
  static final int UNUSABLE = 2;

  /** Loaded, but streams-app was not seen to count it. */
  static final int NOT_COUNTED = 4;

  /** Loaded, but some rows could not be read; they are in the reject file. */
  static final int SOME_REJECTED = 5;

  private ExitCode() {}
}
