package dev.voucherstreams.history.formats;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Text that ends with a failure where a line gets longer than a row can be: a file that is all one
 * line must not fill the memory. It is there to be buffered: single characters are not looked at.
 */
final class LimitedLines extends FilterReader {

  /** The most characters of a line. */
  static final int MAX_LENGTH = 1024 * 1024;

  private int length;

  LimitedLines(Reader text) {
    super(text);
  }

  @Override
  public int read(char[] buffer, int from, int size) throws IOException {
    int read = in.read(buffer, from, size);
    for (int i = from; i < from + read; i++) {
      length = buffer[i] == '\n' || buffer[i] == '\r' ? 0 : length + 1;
      if (length > MAX_LENGTH) {
        throw new IOException("a line has more than " + MAX_LENGTH + " characters");
      }
    }
    return read;
  }
}
