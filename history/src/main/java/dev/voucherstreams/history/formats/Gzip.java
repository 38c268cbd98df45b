package dev.voucherstreams.history.formats;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Files that are packed with gzip as a whole, known by their first bytes whatever their name. */
final class Gzip {

  private static final int BUFFER_BYTES = 64 * 1024;

  private Gzip() {}

  static boolean isGzip(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      return in.read() == 0x1f && in.read() == 0x8b;
    }
  }

  /** Returns what is in the file: the stream itself, or what it unpacks to. */
  static InputStream unpackIfPacked(Path path, InputStream content) throws IOException {
    return isGzip(path) ? new GZIPInputStream(content, BUFFER_BYTES) : content;
  }
}
