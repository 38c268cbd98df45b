package dev.voucherstreams.loader.load;

import dev.voucherstreams.history.UnusableFileException;

/** The file doesn't begin with the rows of its data set that are loaded. */
final class OtherFileException extends UnusableFileException {

  private static final long serialVersionUID = 1L;

  OtherFileException(String reason) {
    super(reason);
  }
}
